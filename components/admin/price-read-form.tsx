'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { EntryFields } from '@/components/admin/entry-fields';
import { useUnsaved } from '@/components/admin/use-unsaved';
import { plainButton } from '@/components/ui/form';
import { addPriceRead } from '@/lib/actions/tools';
import type { AdminState, Typed } from '@/lib/domain/admin-answer';

/** Adds a dated price read; `start` is what its fields begin with: the newest read, of today. */
export function PriceReadForm({ toolId, start }: { toolId: number; start: Typed }) {
  const [state, add, adding] = useActionState<AdminState, FormData>(addPriceRead, null);
  const refused = state && !state.ok ? state : null;
  const unsaved = useUnsaved(refused !== null);
  const texts = refused ? refused.typed : start;
  return (
    <div className="grid gap-y-4">
      <Answer state={state} />
      <form action={add} {...unsaved} noValidate className="grid gap-y-4">
        <div key={JSON.stringify(texts)}>
          <input type="hidden" name="id" value={toolId} />
          <EntryFields texts={texts} errors={refused?.fieldErrors ?? {}} />
        </div>
        <div>
          <button type="submit" disabled={adding} className={plainButton}>
            Add this price read
          </button>
        </div>
      </form>
    </div>
  );
}
