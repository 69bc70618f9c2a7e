import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react';
import { type SubscribeState, subscribe } from '@/lib/actions/subscribe';
import { fail } from '@/lib/result';

const UNREACHED =
  'That did not arrive here, so nothing was noted. Look whether you are online, and try again.';

/** What the form says when nothing answers: Next would put an error page in place of the whole page. */
const unreached = (form: FormData): NonNullable<SubscribeState> => ({
  ...fail(UNREACHED, { email: [UNREACHED] }),
  typed: { email: String(form.get('email') ?? ''), categories: [] },
});

/**
 * Sends the form to subscribe. Without a script it is posted by `post`, and its answer opens at `place`; with
 * one what was typed stays where it is, and the focus goes to what is to be read next.
 */
export function useSubscribe(place: string) {
  const [posted, post] = useActionState<SubscribeState, FormData>(subscribe, null, place);
  const [answered, setAnswered] = useState<SubscribeState>(null);
  const [sending, start] = useTransition();
  const field = useRef<HTMLInputElement>(null);
  const answer = useRef<HTMLDivElement>(null);

  // The button loses the focus while it cannot be pressed, and on a phone the answer is out of sight.
  useEffect(() => {
    if (answered) (answered.ok ? answer : field).current?.focus();
  }, [answered]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    start(async () => {
      const came = await subscribe(null, data).catch(() => unreached(data));
      if (came.ok) form.reset();
      setAnswered(came);
    });
  }

  return { state: answered ?? posted, posted, post, onSubmit, sending, field, answer };
}
