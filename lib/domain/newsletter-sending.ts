/** How often a delivery is tried: over about a day, with the waits of `retryDelay`. */
export const MAX_ATTEMPTS = 14;

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 4 * 3_600_000;
/** How far a wait may be off, up or down, so that what failed together is not tried again together. */
const SPREAD = 0.2;

/**
 * Answers how long a delivery waits after its failed attempt number `attempt` (1, 2, …), in milliseconds:
 * a minute, doubled each time up to four hours, and up to a fifth more or less by `random` (0 to 1). Null
 * when that attempt was the last.
 */
export function retryDelay(attempt: number, random: number): number | null {
  if (attempt >= MAX_ATTEMPTS) return null;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
  return Math.round(wait * (1 + SPREAD * (2 * random - 1)));
}

/** What an SMTP client tells of a failure (nodemailer's names). */
export type SmtpFault = {
  /** What kind of failure the client calls it, or the system's code. */
  code?: string | undefined;
  /** The reply's three digits, if there was one. */
  responseCode?: number | undefined;
  /** What was being said when it failed: CONN, EHLO, AUTH …, MAIL FROM, RCPT TO, DATA. */
  command?: string | undefined;
  response?: string | undefined;
};

/**
 * What a failure means: `later`, this delivery is tried again; `address`, nobody can be reached there;
 * `refused`, this message is not taken; `server`, nothing is taken from us at all.
 */
export type FaultKind = 'later' | 'address' | 'refused' | 'server';

/** `lost` says that the connection itself failed, so that the next message would fail alike. */
export type Fault = { kind: FaultKind; lost: boolean; words: string };

/** The enhanced status code that a reply begins with, e.g. 5.1.1 (RFC 3463). */
const enhancedOf = (response = ''): string | undefined =>
  /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];

function permanentKind(command: string, enhanced: string | undefined): FaultKind {
  if (command === 'RCPT TO') {
    // Policy (5.7) is about who sends, a full mailbox (5.2.2) passes: neither says that nobody is there.
    if (enhanced?.startsWith('5.7.')) return 'server';
    return enhanced === '5.2.2' ? 'refused' : 'address';
  }
  return command === 'DATA' ? 'refused' : 'server';
}

const meaning: Record<FaultKind, string> = {
  later: 'The mail server does not take it now',
  address: 'The mail server knows nobody at that address',
  refused: 'The mail server refuses the message',
  server: 'The mail server takes nothing from this site',
};

/**
 * Answers what a failure to hand a mail over means. `words` never hold what the server said in its own
 * words, where the address may stand, but its codes and what was being done.
 */
export function judgeFault(fault: SmtpFault): Fault {
  const { responseCode = 0, command = '', code = 'unknown', response } = fault;
  const step = /^AUTH/.test(command) ? 'AUTH' : command.replace(/[^A-Z ]/g, '');
  const enhanced = enhancedOf(response);
  const permanent = responseCode >= 500 && responseCode < 600;
  // Without a reply it is the connection; 421 is how a server closes one (RFC 5321, section 3.8).
  const lost = responseCode === 0 || responseCode === 421;
  const kind = permanent ? permanentKind(step, enhanced) : 'later';
  const said = responseCode > 0 ? [responseCode, enhanced].filter(Boolean).join(' ') : code;
  const at = step === '' ? '' : ` at ${step}`;
  return { kind, lost: lost && code !== 'EMESSAGE', words: `${meaning[kind]} (${said}${at}).` };
}
