'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import type { CategoryChoice } from '@/components/admin/fact-fields';
import { ChoiceField, TextField } from '@/components/admin/text-field';
import { strongButton } from '@/components/ui/form';
import { bulkTools } from '@/lib/actions/bulk-tools';
import type { AdminState } from '@/lib/domain/admin-answer';
import type { BulkKind, BulkTool } from '@/lib/domain/bulk-tools';
import { counted } from '@/lib/domain/words';

const EFFECTS: Record<BulkKind, string> = {
  publish: 'Everybody sees them then. You can undo all of it at once.',
  retire:
    'Their pages, and every comparison with them, will answer “not found”. You can undo all of it at once.',
  categorise: 'You can undo all of it at once.',
};

/** The one confirmation of what is done to many tools: the button names their number. */
export function BulkForm({
  kind,
  tools,
  categories,
  children,
}: {
  kind: BulkKind;
  tools: BulkTool[];
  categories: CategoryChoice[];
  /** The tools, named. */
  children: React.ReactNode;
}) {
  const [state, act, acting] = useActionState<AdminState, FormData>(bulkTools, null);
  const number = counted(tools.length, 'tool');
  const words: Record<BulkKind, string> = {
    publish: `Publish ${number}`,
    retire: `Retire ${number}`,
    categorise: `Put ${number} into the category`,
  };
  const errors = (state && !state.ok && state.fieldErrors) || {};
  // The answer keeps its place, so that what undoing is answered is shown without a script as well.
  return (
    <div className="grid gap-y-4">
      <Answer state={state} />
      {state?.ok ? null : tools.length === 0 ? (
        <>
          {children}
          <p>There is nothing to do for what was chosen.</p>
        </>
      ) : (
        <form action={act} noValidate className="grid gap-y-4">
          <p className="max-w-prose text-lead">
            {words[kind]}? {EFFECTS[kind]}
          </p>
          {children}
          <input type="hidden" name="do" value={kind} />
          {tools.map(({ id, revision }) => (
            <input key={id} type="hidden" name="tool" value={`${id}:${revision}`} />
          ))}
          <div key={JSON.stringify(state?.typed ?? '')} className="max-w-prose">
            {kind === 'retire' ? (
              <TextField
                name="reason"
                label="Reason"
                value={state?.typed.reason ?? ''}
                errors={errors.reason}
                hint="For the history of changes; it stands with each of them."
              />
            ) : null}
            {kind === 'categorise' ? (
              <ChoiceField
                name="category"
                label="Category"
                value={state?.typed.category ?? ''}
                errors={errors.category}
                none="Choose one"
                options={categories.map(({ slug, name }) => [slug, name])}
              />
            ) : null}
          </div>
          <div>
            <button type="submit" disabled={acting} className={strongButton}>
              {words[kind]}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
