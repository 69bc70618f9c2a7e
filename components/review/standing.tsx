'use client';

import { useActionState, useId } from 'react';
import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import { boxStyle, describedBy, Field, plainButton } from '@/components/ui/form';
import { PageLink } from '@/components/ui/page-link';
import { VerdictText } from '@/components/verdict/verdict-text';
import { type DeskState, retractVerdict } from '@/lib/actions/review';
import type { StandingVerdict } from '@/lib/domain/review';
import { Said } from './said';

/** The seat's verdict that stands now, and the way to retract it for who may. */
export function Standing({
  verdict,
  newer,
  tool,
  mayRetract,
  here,
}: {
  verdict: StandingVerdict | null;
  /** Whether it was published or revised after the reader began their draft. */
  newer: boolean;
  tool: { slug: string; name: string };
  mayRetract: boolean;
  here: string;
}) {
  const [state, retract] = useActionState<DeskState, FormData>(retractVerdict, null, here);
  const id = useId();
  const errors = state && !state.ok ? state.fieldErrors?.reason : undefined;
  return (
    <section
      aria-labelledby={`${id}head`}
      className="grid content-start gap-y-3 border-t border-ink pt-3"
    >
      <h2 id={`${id}head`} className="text-lead font-semibold">
        What stands now
      </h2>
      {verdict ? (
        <>
          <p className="flex flex-wrap gap-x-2 text-note text-muted">
            <CallMark call={verdict.call} /> {verdict.author.name}, a {verdict.author.kind}, on “
            {verdict.toolVersion}”, <DateTime date={verdict.publishedAt} />
          </p>
          {newer ? (
            <p className="text-note font-semibold">
              It was published or revised after you began your draft: read it before you replace it.
            </p>
          ) : null}
          <blockquote className="max-w-prose font-serif">
            <VerdictText text={verdict.body} />
          </blockquote>
        </>
      ) : (
        <p className="text-muted">No verdict of this seat on {tool.name} stands.</p>
      )}
      <p className="text-note">
        <PageLink href={`/tools/${tool.slug}`} className="underline">
          {tool.name} on the site
        </PageLink>
      </p>
      {verdict && mayRetract ? (
        <details open={state && !state.ok ? true : undefined}>
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-note underline">
            Retract this verdict
          </summary>
          <form action={retract} className="grid gap-y-3 pt-2">
            <input type="hidden" name="verdict" value={verdict.id} />
            <input type="hidden" name="version" value={verdict.version} />
            <Field
              id={`${id}reason`}
              label="Reason"
              errors={errors}
              hint="Readers see it: the verdict stays readable as retracted."
            >
              <textarea
                key={state?.typed}
                id={`${id}reason`}
                name="reason"
                rows={3}
                defaultValue={state?.ok ? '' : state?.typed}
                {...describedBy(`${id}reason`, errors)}
                className={boxStyle}
              />
            </Field>
            <p>
              <button type="submit" className={plainButton}>
                Retract
              </button>
            </p>
          </form>
        </details>
      ) : null}
      {/* Published anew since: then the form above says how that went. */}
      <Said state={verdict && state?.ok ? null : state} />
    </section>
  );
}
