'use client';

import { useActionState } from 'react';
import { type NameState, renameMe } from '@/lib/actions/account';

/** The display name, to be changed. What was typed stays, and an error stands at the field. */
export function NameForm({ name, byline }: { name: string; byline: boolean }) {
  const [state, save, saving] = useActionState<NameState, FormData>(renameMe, null);
  const error = state && !state.ok ? state.message : null;
  const shown = state?.typed ?? name;
  return (
    <form action={save} noValidate className="grid max-w-prose gap-y-1">
      <label htmlFor="name" className="font-semibold">
        Display name
      </label>
      <p id="name-hint" className="text-note text-muted">
        {byline
          ? 'Stands beside your verdicts. 1 to 60 characters.'
          : 'Shown to you only, until you write a verdict. 1 to 60 characters.'}
      </p>
      <div className="flex flex-wrap gap-3">
        <input
          // A form is emptied when its action is done; the key keeps what was typed.
          key={shown}
          id="name"
          name="name"
          type="text"
          autoComplete="nickname"
          required
          defaultValue={shown}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'name-error name-hint' : 'name-hint'}
          className="min-h-11 min-w-0 grow border-2 border-rule bg-sheet px-3 text-body"
        />
        <button
          type="submit"
          disabled={saving}
          className="min-h-11 border-2 border-ink px-5 font-semibold hover:bg-ink hover:text-paper"
        >
          Save name
        </button>
      </div>
      <p className="min-h-5 text-note" aria-live="polite">
        {error ? (
          <span id="name-error" className="text-skip">
            {error}
          </span>
        ) : state?.ok ? (
          'Saved.'
        ) : null}
      </p>
    </form>
  );
}
