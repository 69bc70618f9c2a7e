import { Fragment } from 'react';
import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import type { RevisionChange } from '@/lib/domain/revision';
import type { Change } from '@/lib/domain/word-diff';

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
          <Changes label="Version judged" changes={toolVersion} />
          <Changes label="Evidence" changes={evidence} />
          <Changes label="Text" changes={body} />
        </div>
      ))}
    </section>
  );
}

function Changes({ label, changes }: { label: string; changes: Change[] }) {
  if (changes.length === 0) return null;
  // Text as it was typed, with its line ends: a change of them is a change.
  return (
    <div>
      <p className="text-note text-muted">{label}</p>
      <p className="whitespace-pre-wrap wrap-anywhere font-serif">
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
        <ins className="font-semibold text-ship underline [del+&]:ml-1">
          <span className="sr-only">added: </span>
          {text}
          <span className="sr-only"> end of addition </span>
        </ins>
      );
  }
}
