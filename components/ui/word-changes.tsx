import { Fragment } from 'react';
import type { Change } from '@/lib/domain/word-diff';

/** How one wording became the next, under what the text is called; nothing where nothing changed. */
export function WordChanges({ label, changes }: { label: string; changes: Change[] }) {
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
