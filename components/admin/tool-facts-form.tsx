'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { type CategoryChoice, FactFields } from '@/components/admin/fact-fields';
import { useUnsaved } from '@/components/admin/use-unsaved';
import { strongButton } from '@/components/ui/form';
import { type FactsState, saveTool } from '@/lib/actions/tools';
import { type FactTexts, factFields, wasName } from '@/lib/domain/tool-form';

/** Edits a tool's facts. What somebody else saved meanwhile is shown beside one's own, to choose. */
export function ToolFactsForm({
  tool,
  categories,
  start = {},
}: {
  tool: { id: number; revision: number; texts: FactTexts; wasPublished: boolean };
  categories: CategoryChoice[];
  /** What an accepted suggestion fills in, until it is saved. */
  start?: Partial<FactTexts>;
}) {
  const [state, save, saving] = useActionState<FactsState, FormData>(saveTool, null);
  const unsaved = useUnsaved(state !== null && !state.ok);
  const refused = state && !state.ok ? state : null;
  const { revision, theirs } = refused?.conflict ?? {
    revision: Number(refused?.typed.revision ?? tool.revision),
    theirs: null,
  };
  const texts = { ...tool.texts, ...(state === null && start), ...refused?.typed };
  // What the form began with: what stands in the field is compared with it when two have edited.
  const was = (field: (typeof factFields)[number]) =>
    theirs?.[field] ?? refused?.typed[wasName(field)] ?? tool.texts[field];
  return (
    <div className="grid gap-y-4">
      <Answer state={state} />
      <form action={save} {...unsaved} noValidate className="grid gap-y-4">
        {/* Made anew with every answer, so that each field begins with what is to be shown. */}
        <div key={`${tool.revision} ${JSON.stringify(refused?.typed ?? '')}`}>
          <input type="hidden" name="id" value={tool.id} />
          <input type="hidden" name="revision" value={revision} />
          {factFields.map((field) => (
            <input key={field} type="hidden" name={wasName(field)} value={was(field)} />
          ))}
          <FactFields
            texts={texts}
            errors={refused?.fieldErrors ?? {}}
            categories={categories}
            published={tool.wasPublished}
            conflicts={refused?.conflict?.fields}
          />
        </div>
        <div>
          <button type="submit" disabled={saving} className={strongButton}>
            Save
          </button>
        </div>
      </form>
    </div>
  );
}
