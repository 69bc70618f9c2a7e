'use client';

import { useActionState } from 'react';
import { plainButton } from '@/components/ui/form';
import { sendTestIssue } from '@/lib/actions/newsletter-test';
import type { AdminState } from '@/lib/domain/admin-answer';
import { Answer } from '../answer';

/** Mails the issue to whoever presses it, and to nobody else. */
export function TestMail({ id }: { id: number }) {
  const [state, send, sending] = useActionState<AdminState, FormData>(sendTestIssue, null);
  return (
    <form action={send} className="grid justify-items-start gap-y-2">
      <input type="hidden" name="issue" value={id} />
      <button type="submit" disabled={sending} className={plainButton}>
        Send me a test
      </button>
      <p className="text-note text-muted">
        As it is saved, to the address of your own account and to nobody else.
      </p>
      <Answer state={state} />
    </form>
  );
}
