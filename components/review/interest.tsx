'use client';

import { useActionState, useId } from 'react';
import { DateTime } from '@/components/ui/date';
import { boxStyle, describedBy, Field, plainButton } from '@/components/ui/form';
import { type DeskState, declareConflict, withdrawConflict } from '@/lib/actions/review';
import { Said } from './said';

/** The reviewer's interest in a tool: declared with a note, shown, withdrawn. */
export function Interest({
  seat,
  tool,
  conflict,
  here,
}: {
  seat: string;
  tool: { slug: string; name: string };
  conflict: { note: string; declaredAt: string } | null;
  here: string;
}) {
  const [declared, declare] = useActionState<DeskState, FormData>(declareConflict, null, here);
  const [withdrawn, withdraw] = useActionState<DeskState, FormData>(withdrawConflict, null, here);
  const id = useId();
  const errors = declared && !declared.ok ? declared.fieldErrors?.note : undefined;
  const place = (
    <>
      <input type="hidden" name="seat" value={seat} />
      <input type="hidden" name="tool" value={tool.slug} />
    </>
  );
  return (
    <section
      aria-labelledby={`${id}head`}
      className="grid content-start gap-y-3 border-t border-ink pt-3"
    >
      <h2 id={`${id}head`} className="text-lead font-semibold">
        Conflict of interest
      </h2>
      {conflict ? (
        <>
          <p>
            You declared on <DateTime date={conflict.declaredAt} />: “{conflict.note}” Readers see
            it, and you publish nothing on {tool.name}.
          </p>
          <form action={withdraw}>
            {place}
            <button type="submit" className={plainButton}>
              Withdraw the declaration
            </button>
          </form>
        </>
      ) : (
        <form action={declare} className="grid gap-y-3">
          {place}
          <Field
            id={`${id}note`}
            label={`What ties you to ${tool.name}`}
            errors={errors}
            hint="Shares, pay, work, friends. Readers see it, and you publish nothing on the tool."
          >
            <textarea
              key={declared?.typed}
              id={`${id}note`}
              name="note"
              rows={2}
              defaultValue={declared?.ok ? '' : declared?.typed}
              {...describedBy(`${id}note`, errors)}
              className={boxStyle}
            />
          </Field>
          <p>
            <button type="submit" className={plainButton}>
              Declare
            </button>
          </p>
        </form>
      )}
      <Said state={conflict ? declared : (withdrawn ?? declared)} />
    </section>
  );
}
