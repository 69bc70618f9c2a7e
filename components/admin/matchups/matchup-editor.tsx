'use client';

import { useActionState, useState } from 'react';
import { plainButton, strongButton } from '@/components/ui/form';
import { saveMatchup } from '@/lib/actions/matchup';
import type { DeskMatchup, MatchupAnswerState, SavedVersion } from '@/lib/domain/matchup-desk';
import { Answer } from '../answer';
import { useRevision } from '../use-revision';
import { WordsFields } from './words-fields';

/** Where a matchup's headline, note and order are written. */
export function MatchupEditor({ matchup }: { matchup: DeskMatchup }) {
  const [state, save, saving] = useActionState<MatchupAnswerState, FormData>(saveMatchup, null);
  const { revision, onInput, onSubmit } = useRevision(matchup.revision, state);
  const refused = state && !state.ok ? state : null;
  const first = Number(refused?.typed.left) || matchup.left.id;
  const [left, setLeft] = useState(first);
  const [answered, setAnswered] = useState(state);
  if (answered !== state) {
    setAnswered(state);
    setLeft(first);
  }
  const swapped = left === matchup.right.id;
  const [one, other] = swapped ? [matchup.right, matchup.left] : [matchup.left, matchup.right];

  return (
    <div className="grid max-w-3xl gap-y-3">
      <form
        action={save}
        onInput={onInput}
        onSubmit={onSubmit}
        autoComplete="off"
        className="grid gap-y-4"
      >
        <input type="hidden" name="matchup" value={matchup.id} />
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="left" value={one.id} />
        <input type="hidden" name="right" value={other.id} />
        <p>
          <span className="font-semibold">{one.name}</span> stands on the left,{' '}
          <span className="font-semibold">{other.name}</span> on the right
          {swapped ? ', once it is saved' : ''}.
        </p>
        <WordsFields
          headline={refused?.typed.headline ?? matchup.headline ?? ''}
          editorNote={refused?.typed.editorNote ?? matchup.editorNote ?? ''}
          errors={refused?.fieldErrors ?? {}}
        />
        {refused?.theirs ? <Theirs theirs={refused.theirs} id={matchup.id} /> : null}
        <div className="flex flex-wrap gap-3 border-t border-hairline pt-4">
          <button type="submit" disabled={saving} className={strongButton}>
            {refused?.theirs ? 'Save mine instead' : 'Save'}
          </button>
          <button
            type="submit"
            name="intent"
            value="swap"
            onClick={(event) => {
              event.preventDefault();
              setLeft(other.id);
              onInput();
            }}
            className={plainButton}
          >
            Swap the sides
          </button>
        </div>
      </form>
      <Answer state={state} />
    </div>
  );
}

/** What somebody else saved meanwhile, beside what is in the fields. */
function Theirs({ theirs, id }: { theirs: SavedVersion; id: number }) {
  return (
    <section aria-labelledby="theirs" className="grid gap-y-2 border border-rule p-4">
      <h3 id="theirs" className="font-semibold">
        What was saved meanwhile
      </h3>
      <dl className="grid gap-y-2">
        <dt className="text-note text-muted">Order</dt>
        <dd>
          {theirs.left} vs {theirs.right}
        </dd>
        <dt className="text-note text-muted">Headline</dt>
        <dd>{theirs.headline ?? 'None'}</dd>
        <dt className="text-note text-muted">Editor’s note</dt>
        <dd className="font-serif whitespace-pre-line">{theirs.editorNote ?? 'None'}</dd>
      </dl>
      <p className="text-note">
        The fields above hold yours. Saving puts it in place of theirs; or{' '}
        <a href={`/admin/matchups/${id}`} className="inline-block py-2.5 underline">
          keep theirs
        </a>
        .
      </p>
    </section>
  );
}
