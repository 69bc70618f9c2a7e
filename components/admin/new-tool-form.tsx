'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { EntryFields } from '@/components/admin/entry-fields';
import { type CategoryChoice, FactFields } from '@/components/admin/fact-fields';
import { ChoiceField } from '@/components/admin/text-field';
import { useUnsaved } from '@/components/admin/use-unsaved';
import { strongButton } from '@/components/ui/form';
import { createTool, type NewToolState } from '@/lib/actions/tools';
import type { Typed } from '@/lib/domain/admin-answer';
import { type FactTexts, factFields } from '@/lib/domain/tool-form';

/** Makes a tool; `start` is what its fields begin with. */
export function NewToolForm({ start, categories }: { start: Typed; categories: CategoryChoice[] }) {
  const [state, create, creating] = useActionState<NewToolState, FormData>(createTool, null);
  const unsaved = useUnsaved(state !== null && !state.ok);
  const texts: Typed = state ? state.typed : start;
  const errors = (state && !state.ok && state.fieldErrors) || {};
  const facts = Object.fromEntries(factFields.map((field) => [field, texts[field] ?? '']));
  const made = state?.ok ? state.made : undefined;
  return (
    <div className="grid gap-y-6">
      <div>
        <Answer state={state} />
        {made ? (
          <p className="text-note">
            <a
              href={`/admin/tools/${made.id}`}
              className="inline-flex min-h-11 items-center underline"
            >
              Open {made.name}
            </a>
          </p>
        ) : null}
      </div>
      <form action={create} {...unsaved} noValidate className="grid gap-y-6">
        {/* Made anew with every answer, so that each field begins with what is to be shown. */}
        <div key={`${made?.id ?? ''} ${JSON.stringify(texts)}`} className="grid gap-y-6">
          <FactFields
            texts={facts as FactTexts}
            errors={errors}
            categories={categories}
            published={false}
          />
          <fieldset className="grid gap-y-4 border-t border-ink pt-4">
            <legend className="sr-only">The first price read</legend>
            <h2 className="font-serif text-head font-semibold tracking-tight">Price</h2>
            <EntryFields texts={texts} errors={errors} />
          </fieldset>
          <div className="border-t border-ink pt-4 sm:w-72">
            <ChoiceField
              name="state"
              label="State"
              value={texts.state ?? 'draft'}
              errors={errors.state}
              options={[
                ['draft', 'Draft: only admins see it'],
                ['published', 'Published'],
              ]}
            />
          </div>
        </div>
        <div>
          <button type="submit" disabled={creating} className={strongButton}>
            Make the tool
          </button>
        </div>
      </form>
    </div>
  );
}
