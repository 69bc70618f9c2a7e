'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { ReasonField } from '@/components/admin/reason-field';
import { useUnsaved } from '@/components/admin/use-unsaved';
import { strongButton } from '@/components/ui/form';
import { exclude } from '@/lib/actions/vote-exclusions';
import type { AdminState } from '@/lib/domain/admin-answer';
import type { ExclusionKind } from '@/lib/domain/vote-exclusion';
import { counted } from '@/lib/domain/words';

/** Asks once before votes leave the count: why, and for a voter on which tools. */
export function ExcludeForm({
  tool,
  by,
  subject,
  reach,
  back,
}: {
  tool: { id: number; name: string };
  by: ExclusionKind;
  /** The voter's id or the address hash. */
  subject: string;
  reach: { tool: number; everywhere: number };
  back: string;
}) {
  const [state, send, sending] = useActionState<AdminState, FormData>(exclude, null);
  const unsaved = useUnsaved();
  if (state?.ok) {
    return (
      <>
        <Answer state={state} />
        <a href={back} className="inline-flex min-h-11 items-center underline">
          Back to the votes on {tool.name}
        </a>
      </>
    );
  }
  const scopes = [
    ['tool', `On ${tool.name}: ${counted(reach.tool, 'vote')}`],
    ['everywhere', `On every tool: ${counted(reach.everywhere, 'vote')}`],
  ] as const;
  const chosen = state?.typed.scope ?? 'tool';
  return (
    <form action={send} noValidate {...unsaved} className="grid max-w-prose gap-y-4">
      <input type="hidden" name="tool" value={tool.id} />
      <input type="hidden" name="by" value={by} />
      <input type="hidden" name="key" value={subject} />
      {by === 'voter' ? (
        <fieldset>
          <legend className="text-note font-semibold">Where</legend>
          {scopes.map(([value, label]) => (
            <label key={value} className="flex min-h-11 items-center gap-x-3">
              <input
                key={chosen}
                type="radio"
                name="scope"
                value={value}
                defaultChecked={value === chosen}
                className="size-5 accent-ink"
              />
              {label}
            </label>
          ))}
        </fieldset>
      ) : (
        <p>{counted(reach.tool, 'vote')} came from this address on the day of its hash.</p>
      )}
      <ReasonField
        id="reason"
        state={state}
        hint="Stands beside the votes and in the history of changes."
      />
      <Answer state={state} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="submit" disabled={sending} className={strongButton}>
          Exclude from the count
        </button>
        <a href={back} className="inline-flex min-h-11 items-center underline">
          Leave them in
        </a>
      </div>
    </form>
  );
}
