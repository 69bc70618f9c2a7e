'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { useUnsaved } from '@/components/admin/use-unsaved';
import { boxStyle, describedBy, Field, plainButton, strongButton } from '@/components/ui/form';
import { addCategory, moveCategory, saveCategory } from '@/lib/actions/categories';
import type { AdminState } from '@/lib/domain/admin-answer';

export type EditedCategory = { id: number; revision: number; name: string; description: string };

function Texts({
  at,
  state,
  start,
  withAddress = false,
}: {
  /** Makes the fields' ids the page's only ones. */
  at: string;
  state: AdminState;
  start: { name: string; description: string };
  withAddress?: boolean;
}) {
  const refused = state && !state.ok ? state : null;
  const errors = refused?.fieldErrors ?? {};
  const of = (name: string) => ({
    ...{ id: `${at}-${name}`, name, className: `${boxStyle} min-h-11` },
    ...describedBy(`${at}-${name}`, errors[name], name === 'slug'),
  });
  const { name, slug, description } = { slug: '', ...start, ...refused?.typed };
  return (
    <div key={JSON.stringify([start, state])} className="grid items-start gap-4 sm:grid-cols-2">
      <Field id={`${at}-name`} label="Name" errors={errors.name}>
        <input {...of('name')} defaultValue={name} autoComplete="off" />
      </Field>
      {withAddress ? (
        <Field
          id={`${at}-slug`}
          label="Address"
          errors={errors.slug}
          hint="Empty: made of the name. It never changes afterwards."
        >
          <input {...of('slug')} defaultValue={slug} autoComplete="off" spellCheck={false} />
        </Field>
      ) : null}
      <div className="sm:col-span-2">
        <Field id={`${at}-description`} label="What belongs here" errors={errors.description}>
          <input {...of('description')} defaultValue={description} autoComplete="off" />
        </Field>
      </div>
    </div>
  );
}

/** Adds a category behind the others. */
export function NewCategoryForm() {
  const [state, add, adding] = useActionState<AdminState, FormData>(addCategory, null);
  const unsaved = useUnsaved(state !== null && !state.ok);
  return (
    <div className="grid gap-y-4">
      <Answer state={state} />
      <form action={add} {...unsaved} noValidate className="grid gap-y-4">
        <Texts at="new" state={state} start={{ name: '', description: '' }} withAddress />
        <div>
          <button type="submit" disabled={adding} className={strongButton}>
            Add this category
          </button>
        </div>
      </form>
    </div>
  );
}

/** Renames a category or says anew what belongs there; opened on demand. */
export function CategoryForm({ category }: { category: EditedCategory }) {
  const [state, save, saving] = useActionState<AdminState, FormData>(saveCategory, null);
  const unsaved = useUnsaved(state !== null && !state.ok);
  const refused = state && !state.ok ? state : null;
  return (
    <details open={state ? true : undefined}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center underline">
        Edit<span className="sr-only"> {category.name}</span>
      </summary>
      <Answer state={state} />
      <form action={save} {...unsaved} noValidate className="grid gap-y-4 pb-4">
        <input type="hidden" name="id" value={category.id} />
        <input type="hidden" name="revision" value={refused?.typed.revision ?? category.revision} />
        <Texts at={`category-${category.id}`} state={state} start={category} />
        <div>
          <button type="submit" disabled={saving} className={plainButton}>
            Save<span className="sr-only"> {category.name}</span>
          </button>
        </div>
      </form>
    </details>
  );
}

/** Moves a category among the others, one place at a press. */
export function MoveCategory({
  category,
  first,
  last,
}: {
  category: { id: number; name: string };
  first: boolean;
  last: boolean;
}) {
  const [state, move, moving] = useActionState<AdminState, FormData>(moveCategory, null);
  const button = (way: 'up' | 'down', words: string) => (
    <button
      type="submit"
      name="way"
      value={way}
      disabled={moving}
      className="inline-flex size-11 items-center justify-center border border-rule hover:bg-ink hover:text-paper"
    >
      <span aria-hidden="true">{way === 'up' ? '↑' : '↓'}</span>
      <span className="sr-only">
        Move {category.name} {words}
      </span>
    </button>
  );
  return (
    <form action={move} className="flex items-center gap-2">
      <input type="hidden" name="id" value={category.id} />
      {first ? <span className="size-11" /> : button('up', 'up')}
      {last ? <span className="size-11" /> : button('down', 'down')}
      <span role="status" className="sr-only">
        {state ? (state.ok ? state.data.message : state.message) : null}
      </span>
    </form>
  );
}
