import { DateTime } from '@/components/ui/date';
import { PageLink } from '@/components/ui/page-link';
import { VerdictSheet } from '@/components/verdict/verdict-sheet';
import type { PublishedVerdict, ReviewedTool } from '@/lib/domain/catalogue';
import { reviewerSplit } from '@/lib/domain/panel';
import { isStale } from '@/lib/domain/verdict-rules';

/** One reviewer's argued call as it stands on a tool, with the way to how it came to be. */
export function Verdict({ verdict, tool }: { verdict: PublishedVerdict; tool: ReviewedTool }) {
  const dissents = dissentersOn(tool).includes(verdict.seat.name);
  return (
    <VerdictSheet wording={verdict} author={verdict.author} dissents={dissents}>
      {isStale(verdict, tool) ? ` (now ${tool.version})` : null},{' '}
      <VerdictDates verdict={verdict} tool={tool.slug} seat={verdict.seat.slug} />
    </VerdictSheet>
  );
}

/** When a verdict was published and changed, as the way to the history of its seat's verdicts. */
export function VerdictDates({
  verdict,
  tool,
  seat,
}: {
  verdict: Pick<PublishedVerdict, 'publishedAt' | 'revisedAt' | 'hasEarlier'>;
  /** The tool's and the seat's slugs. */
  tool: string;
  seat: string;
}) {
  return (
    // Nobody follows most of these: they are not worth fetching ahead.
    <PageLink href={`/tools/${tool}/verdicts/${seat}`} prefetch={false} className="underline">
      <DateTime date={verdict.publishedAt} />
      {verdict.revisedAt ? (
        <>
          , revised <DateTime date={verdict.revisedAt} />
        </>
      ) : null}
      {verdict.hasEarlier ? ', after an earlier verdict' : null}
    </PageLink>
  );
}

function dissentersOn(tool: ReviewedTool): string[] {
  return reviewerSplit(tool.verdicts.map(({ seat, call }) => ({ seat: seat.name, call })))
    .dissenters;
}
