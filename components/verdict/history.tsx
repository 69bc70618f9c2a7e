import { DateTime } from '@/components/ui/date';
import type { ReadHistory } from '@/lib/domain/revision';
import type { Standing } from '@/lib/domain/seat';
import { isStale } from '@/lib/domain/verdict-rules';
import { Revisions } from './revisions';
import { VerdictSheet } from './verdict-sheet';

/** One of the verdicts that a seat has published on a tool: how it stands, reads, and came to read so. */
export function PastVerdict({
  verdict,
  currentVersion,
}: {
  verdict: ReadHistory['verdicts'][number];
  /** The tool's version now. */
  currentVersion: string;
}) {
  const { standing, publishedAt } = verdict;
  const stands = standing.state === 'published';
  return (
    <article
      aria-label={stands ? 'The verdict that stands' : `An earlier verdict, ${standing.state}`}
      className="grid gap-x-12 gap-y-6 border-b border-hairline py-8 last:border-b-0 md:grid-cols-2"
    >
      <div className="grid content-start gap-y-3">
        <h2 className="text-lead font-semibold">
          Verdict of <DateTime date={publishedAt} />
        </h2>
        <StandingLine standing={standing} />
        <VerdictSheet wording={verdict} author={verdict.author}>
          {stands && isStale(verdict, { version: currentVersion })
            ? ` (now ${currentVersion})`
            : null}
        </VerdictSheet>
      </div>
      <Revisions changes={verdict.changes} />
    </article>
  );
}

function StandingLine({ standing }: { standing: Standing }) {
  switch (standing.state) {
    case 'published':
      return <p className="text-note text-muted">It stands, and the panel’s figure counts it.</p>;
    case 'superseded':
      return (
        <p className="text-note text-muted">
          A newer verdict took its place on <DateTime date={standing.at} />; it is not counted.
        </p>
      );
    case 'retracted':
      return (
        <p className="border-l-4 border-skip pl-3 wrap-anywhere">
          <strong>Retracted</strong> on <DateTime date={standing.at} />: “{standing.reason}”{' '}
          <span className="text-note text-muted">It is not counted.</span>
        </p>
      );
  }
}
