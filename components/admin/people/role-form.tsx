'use client';

import { useActionState } from 'react';
import { Answer } from '@/components/admin/answer';
import { useUnsaved } from '@/components/admin/use-unsaved';
import { boxStyle, Field, plainButton } from '@/components/ui/form';
import { changeRoleOf } from '@/lib/actions/people';
import { type Role, roles } from '@/lib/domain/account';
import type { AdminState } from '@/lib/domain/admin-answer';

/** The account's role, to be changed. */
export function RoleForm({
  person,
  role,
  listed,
}: {
  person: string;
  role: Role;
  /** Whether the settings name the address as an admin's. */
  listed: boolean;
}) {
  const [state, change, changing] = useActionState<AdminState, FormData>(changeRoleOf, null);
  const unsaved = useUnsaved();
  const shown = state?.typed.role ?? role;
  return (
    <form action={change} {...unsaved} className="grid max-w-prose gap-y-3">
      <input type="hidden" name="person" value={person} />
      <input type="hidden" name="was" value={role} />
      <Field
        id="role"
        label="Role"
        errors={undefined}
        hint={
          listed
            ? 'ADMIN_EMAILS names this address: it is an admin again at its next sign-in.'
            : 'A reviewer judges from a seat; an admin can do all that you can do here.'
        }
      >
        <div className="flex flex-wrap gap-3">
          <select
            key={shown}
            id="role"
            name="role"
            defaultValue={shown}
            aria-describedby="role-hint"
            className={`${boxStyle} min-h-11 sm:w-60`}
          >
            {roles.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
          <button type="submit" disabled={changing} className={plainButton}>
            Change role
          </button>
        </div>
      </Field>
      <Answer state={state} />
    </form>
  );
}
