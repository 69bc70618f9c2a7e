import type { Metadata, Route } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { seatHref } from '@/components/panel/seat-href';
import { Crumbs } from '@/components/ui/crumbs';
import { PageLink } from '@/components/ui/page-link';
import { PastVerdict } from '@/components/verdict/history';
import { isIndexed } from '@/lib/domain/indexing';
import { getVerdictHistory } from '@/lib/queries/panel';
import { getMovedTool } from '@/lib/queries/tool-addresses';

export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ slug: 'none', seat: 'none' }];
}

type Props = PageProps<'/tools/[slug]/verdicts/[seat]'>;

async function findPage({ params }: Props) {
  const { slug, seat } = await params;
  return getVerdictHistory(slug, seat);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const history = await findPage(props);
  if (!history) return {};
  const { tool, seat } = history;
  return pageMetadata({
    title: `The ${seat.name} on ${tool.name}`,
    description: `Every verdict of the ${seat.name} on ${tool.name}, with what was revised, replaced or retracted, and when.`,
    path: `/tools/${tool.slug}/verdicts/${seat.slug}`,
    noIndex: !isIndexed('part'),
  });
}

async function findMoved({ slug, seat }: { slug: string; seat: string }): Promise<never> {
  const movedTo = await getMovedTool(slug);
  if (movedTo && (await getVerdictHistory(movedTo, seat))) {
    permanentRedirect(`/tools/${movedTo}/verdicts/${seat}`);
  }
  notFound();
}

export default async function VerdictHistoryPage(props: Props) {
  const history = await findPage(props);
  if (!history) return findMoved(await props.params);
  const { tool, seat, verdicts, more } = history;
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Tools', href: '/tools' },
          { name: tool.name, href: `/tools/${tool.slug}` as Route },
        ]}
        here={`The ${seat.name}`}
      />
      <header className="grid gap-y-4 pt-8 pb-8">
        <h1 className="font-serif text-title font-semibold tracking-tight">
          The {seat.name} on {tool.name}
        </h1>
        <p className="max-w-prose text-lead">
          {seat.question}{' '}
          <PageLink href={seatHref(seat.slug)} className="underline">
            About this seat
          </PageLink>
        </p>
      </header>
      <div className="border-t border-ink">
        {verdicts.map((verdict) => (
          <PastVerdict key={verdict.publishedAt} verdict={verdict} currentVersion={tool.version} />
        ))}
      </div>
      {more ? (
        <p className="border-t border-hairline pt-4 text-note text-muted">
          These are the newest. Older verdicts and revisions are kept, and not shown here.
        </p>
      ) : null}
    </>
  );
}
