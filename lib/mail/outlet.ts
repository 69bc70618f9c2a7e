import 'server-only';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import { keepMails } from '@/lib/data/mails';
import type { SmtpFault } from '@/lib/domain/newsletter-sending';
import { env } from '@/lib/env';
import { keepsMail, mailFrom } from './mailer';
import type { MailMessage } from './newsletter/message';

/** A way out for many mails. */
export type Outlet = {
  /** How many it takes at once. */
  slots: number;
  /** Hands a mail over. @throws what `faultOf` understands when it was not taken */
  hand: (mail: MailMessage) => Promise<void>;
  close: () => void;
};

/** Connections to the mail server that one process keeps open while it sends, unless its address says else. */
export const CONNECTIONS = 20;
/** After as many a connection is made anew: some servers ask for it, and none minds. */
const MAILS_A_CONNECTION = 1_000;
const CONNECT_MS = 15_000;
/** A server may think for that long about what it was sent; hanging up sooner makes repeats (RFC 5321, 4.5.3.2). */
const ANSWER_MS = 10 * 60_000;

/**
 * Connects without Nagle's delay, of which a mail meets several, 40 ms each: its end is a small packet of its
 * own. Where that fails nodemailer is left to connect, and to fail, by itself.
 */
const promptSocket: SMTPPool.Options['getSocket'] = ({ host, port, secure }, done) => {
  const socket = connect({
    ...{ host: host ?? 'localhost', port: Number(port) || (secure ? 465 : 587) },
    ...{ noDelay: true, timeout: CONNECT_MS },
  });
  const fail = () => {
    socket.destroy();
    done(null, false);
  };
  socket.once('error', fail).once('timeout', fail);
  socket.once('connect', () => {
    socket.setTimeout(0).off('error', fail).off('timeout', fail);
    done(null, { connection: socket });
  });
};

/** Opens the mail server of `url` for many mails, over connections that are kept (`?maxConnections=` of them). */
export function smtpOutlet(url: string): Outlet {
  const server: SMTPConnection.Options & { maxConnections?: unknown } = parseConnectionUrl(url);
  const slots = Math.max(
    1,
    Math.floor(Number(server.maxConnections ?? CONNECTIONS)) || CONNECTIONS,
  );
  // What nodemailer's types leave out: a connection that closed in the middle may have delivered, and whether
  // to repeat that is not for the pool to say.
  const options: SMTPPool.Options & { maxRequeues: number } = {
    // With a `url` nodemailer would look at nothing else.
    ...server,
    ...{ pool: true, maxConnections: slots, maxMessages: MAILS_A_CONNECTION, maxRequeues: 0 },
    getSocket: promptSocket,
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: ANSWER_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  };
  const transport = createTransport(options, { from: mailFrom() });
  return {
    slots,
    hand: async ({ parts, html, text, ...mail }) => {
      const content = parts
        ? { alternatives: [{ raw: parts.text }, { raw: parts.html }] }
        : { html, text };
      await transport.sendMail({ ...mail, ...content });
    },
    close: () => transport.close(),
  };
}

/** Keeps mails instead of sending them, those that come together with one statement. */
function keptOutlet(): Outlet {
  let together: MailMessage[] = [];
  let keeping: Promise<void> | null = null;
  return {
    slots: 50,
    hand: (mail) => {
      together.push(mail);
      keeping ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        const mails = together;
        together = [];
        keeping = null;
        return keepMails(mails);
      });
      return keeping;
    },
    close: () => undefined,
  };
}

/** Answers a way out for many mails; null outside the demo without SMTP_URL. */
export function openOutlet(): Outlet | null {
  const { SMTP_URL } = env();
  if (SMTP_URL) return smtpOutlet(SMTP_URL);
  return keepsMail() ? keptOutlet() : null;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Answers what an outlet's failure says of itself. */
export function faultOf(error: unknown): SmtpFault {
  if (!(error instanceof Error)) return {};
  const { code, responseCode, command, response } = { ...error } as Record<string, unknown>;
  return {
    code: textOf(code),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    command: textOf(command),
    response: textOf(response),
  };
}
