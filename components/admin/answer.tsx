import type { AdminState } from '@/lib/domain/admin-answer';

/** What a form of the desk was answered, read out as it comes. */
export function Answer({ state }: { state: AdminState }) {
  return (
    <div role="status" className="min-h-5 text-note">
      {state?.ok ? <p>{state.data.message}</p> : null}
      {state && !state.ok ? <p className="font-semibold text-skip">{state.message}</p> : null}
    </div>
  );
}
