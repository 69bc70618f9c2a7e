import type { Route } from 'next';
import { ListJsonLd } from '@/components/site/list-json-ld';
import { MoreLink } from '@/components/ui/more-link';
import { type DirectoryView, directoryHref, isFiltered } from '@/lib/domain/directory';
import { getDirectory } from '@/lib/queries/directory';
import { getListTallies } from '@/lib/queries/votes';
import { ToolList } from './tool-list';

const PAGE_SIZE = 48;

/** A page of a part of the directory of published tools; `none` stands where it holds no tool. */
export async function ToolIndex({ view, none }: { view: DirectoryView; none: React.ReactNode }) {
  const { items, nextCursor } = await getDirectory(view, PAGE_SIZE);
  if (items.length === 0) return none;
  const tallies = await getListTallies(items.map(({ slug }) => slug));
  return (
    <>
      <ListJsonLd
        name={isFiltered(view) || view.sort !== 'name' ? 'AI tools' : 'AI tools by name'}
        items={items.map(({ name, slug }) => ({ name, path: `/tools/${slug}` }))}
      />
      <ToolList tools={items} tallies={tallies} />
      {nextCursor ? (
        <MoreLink href={directoryHref(view, { after: nextCursor }) as Route}>More tools</MoreLink>
      ) : null}
    </>
  );
}
