import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import type { PublishedVerdict } from '@/lib/domain/catalogue';

/** One reviewer's argued call: the call, the quote, who wrote it, a person or a model, and when. */
export function Verdict({ verdict }: { verdict: PublishedVerdict }) {
  return (
    <figure className="grid content-start gap-y-2">
      <p>
        <CallMark call={verdict.call} />
      </p>
      <blockquote className="max-w-prose font-serif text-lead">{verdict.body}</blockquote>
      <figcaption className="text-note text-muted">
        Written by {verdict.author.name}, a {verdict.author.kind}, on {versionInWords(verdict)},{' '}
        <DateTime date={verdict.publishedAt} />
      </figcaption>
    </figure>
  );
}

function versionInWords({ toolVersion }: PublishedVerdict): string {
  return toolVersion.startsWith('as of ') ? `the tool ${toolVersion}` : `version ${toolVersion}`;
}
