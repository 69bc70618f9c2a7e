'use client';

import { useActionState, useState } from 'react';
import { ToolPicker } from '@/components/catalogue/tool-picker';
import { Field, plainButton, strongButton } from '@/components/ui/form';
import { createMatchup } from '@/lib/actions/matchup';
import type { MatchupAnswerState } from '@/lib/domain/matchup-desk';
import { Answer } from '../answer';
import { useUnsaved } from '../use-unsaved';
import { PairNotice, type Side } from './pair-notice';
import { WordsFields } from './words-fields';

type Sides = { left: Side; right: Side };
const nothing: Side = { text: '', slug: '' };

function sidesOf(state: MatchupAnswerState, prefilled: Sides): Sides {
  if (!state) return prefilled;
  const { left = '', leftSlug = '', right = '', rightSlug = '' } = state.typed;
  return { left: { text: left, slug: leftSlug }, right: { text: right, slug: rightSlug } };
}

/** Where a matchup is begun: two tools, their order, and what a curator writes about them. */
export function NewMatchup({
  prefilled,
}: {
  prefilled: { left: Side | null; right: Side | null };
}) {
  const [state, create, creating] = useActionState<MatchupAnswerState, FormData>(
    createMatchup,
    null,
  );
  const first = { left: prefilled.left ?? nothing, right: prefilled.right ?? nothing };
  const [sides, setSides] = useState(() => sidesOf(state, first));
  const [answered, setAnswered] = useState(state);
  if (answered !== state) {
    setAnswered(state);
    setSides(sidesOf(state, first));
  }
  const unsaved = useUnsaved(state !== null && !state.ok);
  const errors = (state && !state.ok && state.fieldErrors) || {};
  const picker = (side: 'left' | 'right', label: string) => (
    <Field
      id={side}
      label={label}
      errors={errors[side]}
      hint="Its name or a part of it. Drafts are found too."
    >
      <ToolPicker
        id={side}
        name={side}
        source="/api/admin/tools"
        value={sides[side].text}
        errors={errors[side]}
        onType={(text) => setSides((now) => ({ ...now, [side]: { text, slug: '' } }))}
        onPick={({ name, slug }) => setSides((now) => ({ ...now, [side]: { text: name, slug } }))}
      />
      <input type="hidden" name={`${side}Slug`} value={sides[side].slug} />
    </Field>
  );

  return (
    <div className="grid max-w-3xl gap-y-3">
      <form action={create} {...unsaved} autoComplete="off" className="grid gap-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          {picker('left', 'Tool on the left')}
          {picker('right', 'Tool on the right')}
        </div>
        <PairNotice {...sides} answered={state && !state.ok ? state.matchup : undefined} />
        <WordsFields
          headline={state?.typed.headline ?? ''}
          editorNote={state?.typed.editorNote ?? ''}
          errors={errors}
        />
        <div className="flex flex-wrap gap-3 border-t border-hairline pt-4">
          <button type="submit" disabled={creating} className={strongButton}>
            Make a draft
          </button>
          <button
            type="submit"
            name="intent"
            value="swap"
            onClick={(event) => {
              event.preventDefault();
              setSides(({ left, right }) => ({ left: right, right: left }));
            }}
            className={plainButton}
          >
            Swap the sides
          </button>
        </div>
      </form>
      <Answer state={state} />
      <Made state={state} />
    </div>
  );
}

/** The ways on from a draft that was made. */
function Made({ state }: { state: MatchupAnswerState }) {
  if (!state?.ok || !state.matchup) return null;
  const path = `/admin/matchups/${state.matchup.id}`;
  return (
    <p className="flex flex-wrap gap-x-5">
      <a href={path} className="inline-flex min-h-11 items-center underline">
        Open the draft
      </a>
      <a href={`${path}/preview`} className="inline-flex min-h-11 items-center underline">
        Preview it
      </a>
    </p>
  );
}
