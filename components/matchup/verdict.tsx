import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import { VerdictText } from '@/components/verdict/verdict-text';
import type { PublishedVerdict, ReviewedTool } from '@/lib/domain/catalogue';
import { reviewerSplit } from '@/lib/domain/panel';

/**
 * One reviewer's argued call: the call, the quote, who wrote it, a person or a model, and when. Who is
 * in the panel's minority on the tool is set off at the edge.
 */
export function Verdict({ verdict, tool }: { verdict: PublishedVerdict; tool: ReviewedTool }) {
  const dissents = dissentersOn(tool).includes(verdict.seat.name);
  const edge = verdict.call === 'ship' ? 'border-ship' : 'border-skip';
  return (
    <figure
      className={`grid content-start gap-y-2 ${dissents ? `-ml-4 border-l-4 pl-3 ${edge}` : ''}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <CallMark call={verdict.call} />
        {dissents ? <span className="text-note text-muted">dissents from the panel</span> : null}
      </p>
      <blockquote className="max-w-prose font-serif text-lead">
        <VerdictText text={verdict.body} />
      </blockquote>
      <figcaption className="text-note text-muted">
        Written by {verdict.author.name}, a {verdict.author.kind}, on {versionInWords(verdict)},{' '}
        <DateTime date={verdict.publishedAt} />
      </figcaption>
    </figure>
  );
}

function dissentersOn(tool: ReviewedTool): string[] {
  return reviewerSplit(tool.verdicts.map(({ seat, call }) => ({ seat: seat.name, call })))
    .dissenters;
}

function versionInWords({ toolVersion }: PublishedVerdict): string {
  return toolVersion.startsWith('as of ') ? `the tool ${toolVersion}` : `version ${toolVersion}`;
}
