'use client';

import { useActionState } from 'react';
import { type LinkRequestState, sendSignInLink } from '@/lib/actions/sign-in';
import { LINK_MINUTES } from '@/lib/domain/sign-in';

/**
 * Asks for the address to mail a sign-in link to. A form, so that it works without JavaScript; what was
 * typed stays, and an error stands at the field.
 */
export function SignInForm({
  returnTo,
  email = '',
  mailbox,
  accounts = [],
}: {
  returnTo: string;
  email?: string;
  /** The demo's accounts, to be signed in to without typing. */
  accounts?: readonly { email: string; role: string; may: string }[];
  /** Whether mail is kept in the demo's mailbox, and this visitor may look into it. */
  mailbox: boolean;
}) {
  const [state, send, sending] = useActionState<LinkRequestState, FormData>(sendSignInLink, null);
  const error = state && !state.ok ? state.message : null;

  return (
    <div className="max-w-prose">
      <div role="status">
        {state?.ok ? (
          <div className="mb-6 grid gap-y-2 border-l-4 border-ship pl-4">
            <p className="font-semibold">A link is on its way to {state.data.email}.</p>
            <p>
              It works once, for {LINK_MINUTES} minutes. Nothing there? Look among the unwanted
              mail, or send another.
            </p>
            {mailbox ? (
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
      <form action={send} noValidate className="grid gap-y-4">
        <input type="hidden" name="redirect" value={returnTo} />
        <div className="grid gap-y-1">
          <label htmlFor="email" className="font-semibold">
            Email
          </label>
          <input
            key={state?.typed}
            id="email"
            name="email"
            type="email"
            autoComplete="email"
            inputMode="email"
            spellCheck={false}
            required
            defaultValue={state?.typed ?? email}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'email-error' : undefined}
            className="min-h-12 w-full border-2 border-rule bg-sheet px-3 text-body"
          />
          {error ? (
            <p id="email-error" role="alert" className="text-note text-skip">
              {error}
            </p>
          ) : null}
        </div>
        <button
          type="submit"
          disabled={sending}
          className="min-h-12 border-2 border-ink bg-ink px-5 font-semibold text-paper sm:justify-self-start"
        >
          Send sign-in link
        </button>
      </form>
      {accounts.length > 0 ? (
        <section aria-labelledby="demo" className="mt-10 grid gap-y-3 border-t border-ink pt-6">
          <h2 id="demo" className="font-serif text-head font-semibold tracking-tight">
            The demo’s accounts
          </h2>
          <p>One for each role. Their links are in the demo’s mailbox, like all its mail.</p>
          <form action={send}>
            <input type="hidden" name="redirect" value={returnTo} />
            <ul className="divide-y divide-hairline border-y border-hairline">
              {accounts.map((account) => (
                <li key={account.email} className="grid gap-3 py-3 sm:grid-cols-[1fr_auto]">
                  <div>
                    <p className="font-semibold">{account.email}</p>
                    <p className="text-note text-muted">
                      {account.role}: {account.may}
                    </p>
                  </div>
                  <button
                    type="submit"
                    name="email"
                    value={account.email}
                    disabled={sending}
                    aria-label={`Mail a link to ${account.email}`}
                    className="min-h-11 border-2 border-ink px-4 text-note font-semibold hover:bg-ink hover:text-paper sm:self-center"
                  >
                    Mail a link
                  </button>
                </li>
              ))}
            </ul>
          </form>
        </section>
      ) : null}
    </div>
  );
}
