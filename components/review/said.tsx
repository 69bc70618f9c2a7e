import type { DeskState } from '@/lib/actions/review';

/** What a small form of the desk was answered; a field's own error stands at the field instead. */
export function Said({ state }: { state: DeskState }) {
  return (
    <p role="status" className={`text-note ${state && !state.ok ? 'font-semibold text-skip' : ''}`}>
      {state ? (state.ok ? state.data : state.message) : null}
    </p>
  );
}
