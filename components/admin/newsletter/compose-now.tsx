'use client';

import { useActionState } from 'react';
import { plainButton } from '@/components/ui/form';
import { composeIssueNow } from '@/lib/actions/newsletter-issue';
import type { AdminState } from '@/lib/domain/admin-answer';
import { Answer } from '../answer';

/** Has a draft composed without waiting for the day. */
export function ComposeNow() {
  const [state, compose, composing] = useActionState<AdminState, FormData>(composeIssueNow, null);
  return (
    <form action={compose} className="flex flex-wrap items-center gap-x-4">
      <button type="submit" disabled={composing} className={plainButton}>
        Compose one now
      </button>
      <Answer state={state} />
    </form>
  );
}
