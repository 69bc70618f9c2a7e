'use client';

import { boxStyle, describedBy, Field, strongButton } from '@/components/ui/form';
import { CONFIRM_DAYS } from '@/lib/domain/newsletter-days';
import { useSubscribe } from './use-subscribe';

/** Where the form stands on its page; without a script its answer opens there. */
const SUBSCRIBE_PLACE = 'subscribe';

function Categories({
  categories,
  picked,
}: {
  categories: readonly { slug: string; name: string }[];
  picked: readonly string[];
}) {
  return (
    <fieldset>
      <legend className="text-note font-semibold">What you want to read of (optional)</legend>
      <p className="text-note text-muted">Choose none to read of everything.</p>
      <div className="grid gap-x-6 pt-1 sm:grid-cols-2">
        {categories.map(({ slug, name }) => (
          <label key={slug} className="flex min-h-11 items-center gap-x-3">
            <input
              // As with the address: what was ticked is kept.
              key={picked.join()}
              type="checkbox"
              name="category"
              value={slug}
              defaultChecked={picked.includes(slug)}
              className="size-5 accent-ink"
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/**
 * Asks for the address that the weekly mail is to go to. A form, so that it works without JavaScript; what
 * was typed stays, and an error stands at the field.
 */
export function SubscribeForm({
  email = '',
  categories = [],
  picked = [],
}: {
  email?: string;
  /** What there is to choose from; none where there is no room for it. */
  categories?: readonly { slug: string; name: string }[];
  /** What they chose before, by its slugs. */
  picked?: readonly string[];
}) {
  const { state, posted, post, onSubmit, sending, field, answer } = useSubscribe(
    `#${SUBSCRIBE_PLACE}`,
  );
  const errors = state && !state.ok ? state.fieldErrors?.email : undefined;
  const typed = posted?.typed.email ?? email;
  const id = `${SUBSCRIBE_PLACE}-email`;

  return (
    <div id={SUBSCRIBE_PLACE} className="max-w-prose scroll-mt-6">
      <div ref={answer} tabIndex={-1} aria-live="polite" className="scroll-mt-6">
        {state?.ok ? (
          <div className="mb-6 grid gap-y-2 border-l-4 border-ship pl-4">
            <p className="font-semibold">One more step: look into your mail.</p>
            <p>
              If {state.data.email} does not get the weekly verdicts yet, a link is on its way to
              it. It opens a page whose button confirms the address, and works for {CONFIRM_DAYS}{' '}
              days. Nothing there? Look among the unwanted mail.
            </p>
            {state.data.mailbox ? (
              <p>
                This is the demo, which sends no mail:{' '}
                <a href="/dev/mailbox" className="underline">
                  open its mailbox
                </a>
                .
              </p>
            ) : null}
          </div>
        ) : null}
      </div>
      <form
        action={post}
        onSubmit={onSubmit}
        noValidate
        className={`grid gap-3 ${categories.length > 0 ? 'gap-y-5' : 'sm:grid-cols-[1fr_auto]'}`}
      >
        <Field id={id} label="Email" errors={errors}>
          <input
            ref={field}
            // A form that was posted is emptied when its action is done; the key keeps what was typed.
            key={typed}
            id={id}
            name="email"
            type="email"
            autoComplete="email"
            inputMode="email"
            spellCheck={false}
            required
            defaultValue={typed}
            {...describedBy(id, errors, false)}
            className={`${boxStyle} min-h-11`}
          />
        </Field>
        {categories.length > 0 ? (
          <Categories categories={categories} picked={posted?.typed.categories ?? picked} />
        ) : null}
        {/* Nobody sees this field but what fills in every field that it finds: not by a name, like a
            company's, that browsers fill in for people. */}
        <div aria-hidden="true" className="absolute -left-[200vw]">
          <label>
            Leave this empty
            <input type="text" name="topic" tabIndex={-1} autoComplete="off" />
          </label>
        </div>
        <button
          type="submit"
          disabled={sending}
          // Beside the field: not as high as what is wrong with it.
          className={`${strongButton} w-fit ${categories.length > 0 ? '' : 'sm:mt-6 sm:self-start'}`}
        >
          Subscribe
        </button>
      </form>
    </div>
  );
}
