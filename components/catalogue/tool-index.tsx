import { ListJsonLd } from '@/components/site/list-json-ld';
import { MoreLink } from '@/components/ui/more-link';
import { getTools } from '@/lib/queries/tools';
import { getListTallies } from '@/lib/queries/votes';
import { ToolList } from './tool-list';

const PAGE_SIZE = 48;

/** A page of the directory of published tools. */
export async function ToolIndex({ cursor }: { cursor: string | null }) {
  const { items, nextCursor } = await getTools(cursor, PAGE_SIZE);
  if (items.length === 0) return <p className="text-muted">No tool is published yet.</p>;
  const tallies = await getListTallies(items.map(({ slug }) => slug));
  return (
    <>
      <ListJsonLd
        name="AI tools by name"
        items={items.map(({ name, slug }) => ({ name, path: `/tools/${slug}` }))}
      />
      <ToolList tools={items} tallies={tallies} />
      {nextCursor ? <MoreLink href={`/tools/after/${nextCursor}`}>More tools</MoreLink> : null}
    </>
  );
}
