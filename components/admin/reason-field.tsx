import { boxStyle, describedBy, Field } from '@/components/ui/form';
import type { AdminState } from '@/lib/domain/admin-answer';

/** Why something is decided: kept as typed when the form is refused. */
export function ReasonField({ id, state, hint }: { id: string; state: AdminState; hint: string }) {
  const errors = state && !state.ok ? state.fieldErrors?.reason : undefined;
  const typed = state?.typed.reason ?? '';
  return (
    <Field id={id} label="Reason" errors={errors} hint={hint}>
      <textarea
        // A form is emptied when its action is done; the key keeps what was typed.
        key={typed}
        id={id}
        name="reason"
        rows={2}
        required
        maxLength={500}
        defaultValue={typed}
        {...describedBy(id, errors)}
        className={boxStyle}
      />
    </Field>
  );
}
