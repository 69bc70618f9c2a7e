'use server';

import { findAddressHash } from '@/lib/auth/address';
import { isMailboxOpen } from '@/lib/auth/mailbox';
import { confirmAddress, leaveAddress } from '@/lib/auth/newsletter-link';
import { sign } from '@/lib/auth/secrets';
import { countSubscribe, mayRemind } from '@/lib/data/subscribe-limit';
import { askToSubscribe } from '@/lib/data/subscribers';
import { alreadyMail, confirmMail, type ShortMail } from '@/lib/domain/subscribe-mail';
import { mailboxOf, subscribeSchema } from '@/lib/domain/subscriber';
import { waitInWords } from '@/lib/domain/wait';
import { log } from '@/lib/log';
import { type Mailer, mailer } from '@/lib/mail/mailer';
import { fail, ok, type Result } from '@/lib/result';
import { noSooner } from './no-sooner';

/** What was typed and ticked, to be shown again. */
type Typed = { email: string; categories: string[] };

/** What the form to subscribe shows: nothing at first, then the newest answer and what was typed. */
export type SubscribeState =
  | (Result<{ email: string; mailbox: boolean }> & { typed: Typed })
  | null;

/** Longer than noting an address takes on a busy day, and short enough to wait for. */
const WAIT_MS = 250;

function typedIn(form: FormData): Typed {
  const texts = (name: string) =>
    form.getAll(name).filter((value): value is string => typeof value === 'string');
  return { email: (texts('email')[0] ?? '').slice(0, 320), categories: texts('category') };
}

/** Notes the address, and answers the mail that it is to be sent, if any. */
async function ask(
  wanted: { email: string; categories: string[] },
  mailboxHash: string,
  now: Date,
): Promise<ShortMail | null> {
  const { subscriberId, mail } = await askToSubscribe(wanted, now);
  if (mail === 'confirm') return confirmMail(confirmAddress(subscriberId, now));
  // Kind to who has forgotten it and waits for a mail; once a day, so that it is no way to pester them.
  if (mail === 'already' && (await mayRemind(mailboxHash))) {
    return alreadyMail(leaveAddress(subscriberId));
  }
  return null;
}

async function askAndMail(out: Mailer, wanted: { email: string; categories: string[] }) {
  const now = new Date();
  const addressHash = findAddressHash(now);
  const mailboxHash = sign('subscribe-limit', mailboxOf(wanted.email));
  const wait = await countSubscribe({ addressHash, mailboxHash });
  if (wait !== null) return wait;
  const mail = await ask(wanted, mailboxHash, now);
  if (mail) await out.post({ to: wanted.email, ...mail });
  return null;
}

/**
 * Mails the link by which an address is confirmed. The answer is the same, and takes as long, whether the
 * address is new, waits, subscribes, has left or is not reached. Refused, with nothing sent: what is no mail
 * address, an address or a network over its limit, a site that can't send mail, a database that does not
 * answer. What fills in the field that people do not see is answered alike, and not noted.
 */
export async function subscribe(
  _previous: SubscribeState,
  form: FormData,
): Promise<NonNullable<SubscribeState>> {
  const typed = typedIn(form);
  const refuse = (message: string) => ({ ...fail(message, { email: [message] }), typed });
  const parsed = subscribeSchema.safeParse(typed);
  if (!parsed.success) {
    return refuse(parsed.error.issues[0]?.message ?? 'Write your mail address.');
  }
  const wanted = parsed.data;
  try {
    const out = mailer();
    if (!out) return refuse('This site can’t send mail yet, so nobody can subscribe.');
    const mailbox = await isMailboxOpen();
    const wait = await noSooner(WAIT_MS, async () =>
      form.get('topic') ? null : askAndMail(out, wanted),
    );
    if (wait !== null) {
      return refuse(
        `Too many mails were asked for. None was sent; try again ${waitInWords(wait)}.`,
      );
    }
    return { ...ok({ email: wanted.email, mailbox }), typed: { email: '', categories: [] } };
  } catch (error) {
    // The words may hold the address: the name and the code say enough.
    const name = error instanceof Error ? error.name : typeof error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    log().error({ error: name, code }, 'nobody could subscribe');
    return refuse('Your address could not be noted just now. Nothing was sent; please try again.');
  }
}
