'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { TextField } from '@/components/admin/text-field';
import { plainButton, strongButton } from '@/components/ui/form';
import { setToolState } from '@/lib/actions/tools';
import type { AdminState } from '@/lib/domain/admin-answer';
import type { ToolState } from '@/lib/domain/tool-record';

const SAYS: Record<ToolState, string> = {
  draft: 'A draft: only admins see it.',
  published: 'Published: everybody sees it.',
  retired: 'Retired: visitors no longer find it. Its votes and verdicts are kept.',
};

/** Publishes, takes back to draft, retires: retiring asks once, in a part that opens, for the reason. */
export function ToolStateForm({
  tool,
}: {
  tool: { id: number; revision: number; state: ToolState; retiredReason: string | null };
}) {
  const [answer, set, setting] = useActionState<AdminState, FormData>(setToolState, null);
  const refused = answer && !answer.ok ? answer : null;
  const named = (
    <>
      <input type="hidden" name="id" value={tool.id} />
      <input type="hidden" name="revision" value={tool.revision} />
    </>
  );
  const button = (state: ToolState, words: string, style: string) => (
    <button type="submit" name="state" value={state} disabled={setting} className={style}>
      {words}
    </button>
  );
  return (
    <div className="grid gap-y-3">
      <p className="max-w-prose">
        {SAYS[tool.state]}
        {tool.retiredReason ? ` Reason: ${tool.retiredReason}` : null}
      </p>
      <Answer state={answer} />
      <form action={set} className="flex flex-wrap gap-3">
        {named}
        {tool.state === 'published' ? null : button('published', 'Publish', strongButton)}
        {tool.state === 'draft' ? null : button('draft', 'Take back to draft', plainButton)}
      </form>
      {tool.state === 'retired' ? null : (
        <details open={refused?.fieldErrors?.reason ? true : undefined}>
          <summary className="inline-flex min-h-11 cursor-pointer items-center underline">
            Retire it
          </summary>
          <form action={set} className="grid gap-y-3 border-l-2 border-skip pl-4">
            {named}
            <p className="max-w-prose text-note">
              Its page, and every comparison with it, will answer “not found”. You can undo this.
            </p>
            <div key={JSON.stringify(refused?.typed ?? '')} className="max-w-prose">
              <TextField
                name="reason"
                label="Reason"
                value={refused?.typed.reason ?? ''}
                errors={refused?.fieldErrors?.reason}
                hint="For the history of changes."
              />
            </div>
            <div>{button('retired', 'Retire this tool', plainButton)}</div>
          </form>
        </details>
      )}
    </div>
  );
}
