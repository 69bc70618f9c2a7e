import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import { WordChanges } from '@/components/ui/word-changes';
import type { RevisionChange } from '@/lib/domain/revision';

/** What each revision of a verdict changed; nothing for a verdict as it was first published. */
export function Revisions({ changes }: { changes: RevisionChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section
      aria-label="Revisions"
      className="grid content-start gap-y-5 border-l-2 border-hairline pl-5"
    >
      {changes.map(({ number, at, call, toolVersion, evidence, body }) => (
        <div key={number} className="grid max-w-prose content-start gap-y-2">
          <h3 className="text-note font-semibold">
            Revised <DateTime date={at} />
          </h3>
          {call ? (
            <p className="flex flex-wrap items-baseline gap-x-2 text-note">
              Call changed from <CallMark call={call.from} /> to <CallMark call={call.to} />
            </p>
          ) : null}
          <WordChanges label="Version judged" changes={toolVersion} />
          <WordChanges label="Evidence" changes={evidence} />
          <WordChanges label="Text" changes={body} />
        </div>
      ))}
    </section>
  );
}
