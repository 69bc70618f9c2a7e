import { Fragment } from 'react';
import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import type { Revision } from '@/lib/domain/seat';
import { type Change, wordDiff } from '@/lib/domain/word-diff';

/**
 * What each change of a verdict's wording changed, the newest first; nothing for a verdict as it was
 * first published. `revisions` are all of them, the newest first.
 */
export function Revisions({ revisions }: { revisions: Revision[] }) {
  const changes = revisions.flatMap((revision, n) => {
    const before = revisions[n + 1];
    return before ? [{ revision, before }] : [];
  });
  if (changes.length === 0) return null;
  return (
    <section aria-label="Revisions" className="grid gap-y-5 border-l-2 border-hairline pl-5">
      {changes.map(({ revision, before }) => (
        <div key={revision.number} className="grid max-w-prose gap-y-2">
          <h3 className="text-note font-semibold">
            Revised <DateTime date={revision.createdAt} />
          </h3>
          {revision.call === before.call ? null : (
            <p className="flex flex-wrap items-baseline gap-x-2 text-note">
              Call changed from <CallMark call={before.call} /> to <CallMark call={revision.call} />
            </p>
          )}
          <Changes
            label="Version judged"
            changes={changesOf(before.toolVersion, revision.toolVersion)}
          />
          <Changes
            label="Evidence"
            changes={changesOf(before.evidence.join('\n'), revision.evidence.join('\n'))}
          />
          <Changes label="Text" changes={changesOf(before.body, revision.body)} />
        </div>
      ))}
    </section>
  );
}

const changesOf = (before: string, after: string): Change[] =>
  before === after ? [] : wordDiff(before, after);

function Changes({ label, changes }: { label: string; changes: Change[] }) {
  if (changes.length === 0) return null;
  // Text as it was typed, with its line ends: a change of them is a change.
  return (
    <div>
      <p className="text-note text-muted">{label}</p>
      <p className="whitespace-pre-wrap break-words font-serif">
        {changes.map((change, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a change is known by its place alone
          <Fragment key={place}>
            <Run change={change} />
          </Fragment>
        ))}
      </p>
    </div>
  );
}

/** Screen readers pass over `ins` and `del`, and ARIA gives them no name: the words say it as well. */
function Run({ change: { kind, text } }: { change: Change }) {
  switch (kind) {
    case 'same':
      return text;
    case 'removed':
      return (
        <del className="text-skip line-through">
          <span className="sr-only">removed: </span>
          {text}
          <span className="sr-only"> end of removal </span>
        </del>
      );
    case 'added':
      return (
        <ins className="font-semibold text-ship underline">
          <span className="sr-only">added: </span>
          {text}
          <span className="sr-only"> end of addition </span>
        </ins>
      );
  }
}
