import 'server-only';
import { createTransport } from 'nodemailer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import { keepMail } from '@/lib/data/mails';
import type { MailText } from '@/lib/domain/sign-in';
import { env, isEmbeddedDemo, siteUrl } from '@/lib/env';
import { log } from '@/lib/log';
import { onShutdown } from '@/lib/shutdown';

/** A mail; with `html` the same words as a program shows them that does not keep to plain text. */
export type Mail = MailText & { to: string; html?: string };

/** What takes a mail on its way. */
export interface Mailer {
  /** Takes a mail: it is kept, or sent beside the request, so that nobody can tell by the wait. */
  post: (mail: Mail) => Promise<void>;
  /** Hands a mail over, for work beside the requests. @throws when it was not taken */
  send: (mail: Mail) => Promise<void>;
}

const PATIENCE_MS = 15_000;

const shared = Symbol.for('shipworthy.mailer');
const holder = globalThis as { [shared]?: Mailer };

/** Answers who the site's mail is from. */
export function mailFrom(): string {
  return env().MAIL_FROM ?? `Shipworthy <no-reply@${new URL(siteUrl()).hostname}>`;
}

function smtpMailer(url: string): Mailer {
  const transport = createTransport(
    {
      // With a `url` nodemailer would look at nothing else.
      ...parseConnectionUrl(url),
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: mailFrom(), headers: { 'Auto-Submitted': 'auto-generated' } },
  );
  const underWay = new Set<Promise<void>>();
  onShutdown('mail', async () => {
    await Promise.all(underWay);
    transport.close();
  });
  const send = async (mail: Mail): Promise<void> => {
    try {
      await transport.sendMail(mail);
    } catch (error) {
      // The reason may hold the address: its code says enough.
      const code = error instanceof Error && 'code' in error ? error.code : 'unknown';
      log().error({ code }, 'a mail could not be sent');
      throw new Error(`A mail could not be sent: ${code}`);
    }
  };
  return {
    send,
    post: async (mail) => {
      // Who asked for it has gone on: the log has been told.
      const sending = send(mail)
        .catch(() => undefined)
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
  };
}

/**
 * Answers whether mail is kept instead of sent, to be read in /dev/mailbox: in the embedded demo without
 * SMTP_URL, and nowhere else.
 */
export function keepsMail(): boolean {
  return isEmbeddedDemo() && env().SMTP_URL === undefined;
}

/** Answers the one way out for mail; null where there is none: outside the demo without SMTP_URL. */
export function mailer(): Mailer | null {
  if (holder[shared]) return holder[shared];
  const { SMTP_URL } = env();
  if (SMTP_URL) holder[shared] = smtpMailer(SMTP_URL);
  else if (keepsMail()) holder[shared] = { post: keepMail, send: keepMail };
  return holder[shared] ?? null;
}
