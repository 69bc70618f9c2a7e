'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { DateTime } from '@/components/ui/date';
import { plainButton } from '@/components/ui/form';
import { restore } from '@/lib/actions/vote-exclusions';
import type { AdminState } from '@/lib/domain/admin-answer';
import { type OpenExclusion, shortKey } from '@/lib/domain/vote-exclusion';
import { counted } from '@/lib/domain/words';

/** What is excluded from the tool's count, each with the way back. */
export function ExclusionList({ exclusions }: { exclusions: OpenExclusion[] }) {
  const [state, send, sending] = useActionState<AdminState, FormData>(restore, null);
  return (
    <>
      {exclusions.length === 0 ? <p className="text-muted">Nothing is excluded.</p> : null}
      <ul className="divide-y divide-hairline">
        {exclusions.map(({ id, toolId, by, key, reason, since, votes }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 max-w-prose">
              <p>
                <span className="font-semibold">
                  {by === 'voter' ? 'Voter' : 'Address'} {shortKey(key)}
                </span>
                {toolId === null ? ', on every tool' : ''}: {reason}
              </p>
              <p className="text-note text-muted">
                {counted(votes, 'vote')} here, since <DateTime date={since} />
              </p>
            </div>
            <form action={send}>
              <input type="hidden" name="exclusion" value={id} />
              <button
                type="submit"
                disabled={sending}
                aria-label={`Restore ${by} ${shortKey(key)}`}
                className={plainButton}
              >
                Restore
              </button>
            </form>
          </li>
        ))}
      </ul>
      <Answer state={state} />
    </>
  );
}
