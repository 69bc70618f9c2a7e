import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runningEmbedded } from '../../scripts/lib/postgres/embedded';
import { freePort } from '../../scripts/lib/postgres/server';
import { runCommand } from '../../scripts/testing/command';
import { type SmtpPeer, startSmtp } from './smtp';

export const JOBS_SECRET = randomBytes(24).toString('hex');
const BOUNCE_SECRET = randomBytes(24).toString('hex');

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : plain(value);
};

/** The form of a page that has this button, as a browser without JavaScript would send it. */
function formOf(html: string, button: string) {
  for (const form of html.match(/<form\b.*?<\/form>/gs) ?? []) {
    const buttons = form.match(/<button\b.*?<\/button>/gs) ?? [];
    const pressed = buttons.find((each) => each.replaceAll(/<[^>]*>/g, '').trim() === button);
    if (!pressed) continue;
    const hidden = form.match(/<input type="hidden"[^>]*>/g) ?? [];
    const fields = [...hidden, pressed].flatMap((tag) => {
      const opening = /^<[^>]*>/.exec(tag)?.[0] ?? '';
      const name = attribute(opening, 'name');
      return name ? [[name, attribute(opening, 'value') ?? ''] as const] : [];
    });
    return { action: attribute(/^<form[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? '', fields };
  }
  throw new Error(`There is no form with a button ${button}`);
}

/** A site of its own that sends its mail to a real mail server on this machine. */
export type MailingSite = Awaited<ReturnType<typeof startMailingSite>>;

/** Starts one, with everything that it needs, and answers what a test does with it, all over HTTP. */
export async function startMailingSite() {
  const peer: SmtpPeer = await startSmtp();
  const dataDir = mkdtempSync(join(tmpdir(), 'shipworthy-mailing-'));
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const command = runCommand(['start'], {
    ...{ PORT: port, DATA_DIR: dataDir, SITE_URL: origin, TRUST_PROXY: '', LOG_LEVEL: 'warn' },
    ...{ SMTP_URL: peer.url, MAIL_FROM: 'Shipworthy <post@ship.example>' },
    ...{ POSTAL_ADDRESS: 'Shipworthy, 1 Harbour Lane, Porttown', JOBS_SECRET, BOUNCE_SECRET },
  });
  await command.says(/Shipworthy is at/);
  const url = await runningEmbedded(dataDir);
  const database = new pg.Client({ connectionString: url });
  await database.connect();

  const sql = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await database.query<Row>(text, values)).rows;

  /** Presses a page's button, with what was typed; answers where that led, and what it says. */
  async function press(
    address: string,
    button: string,
    typed: Record<string, string> = {},
    headers: Record<string, string> = {},
  ) {
    const page = await fetch(new URL(address, origin), { headers });
    const { action, fields } = formOf(await page.text(), button);
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    for (const [name, value] of Object.entries(typed)) body.set(name, value);
    const answer = await fetch(new URL(action || address, new URL(address, origin)), {
      ...{ method: 'POST', body },
      headers: { ...headers, origin },
    });
    const text = plain((await answer.text()).replaceAll(/<script\b.*?<\/script>/gs, ' '));
    return { status: answer.status, text: text.replaceAll(/<[^>]*>/g, ' ') };
  }

  /** Has the site run a job, as a host's scheduler does. */
  const run = (job: string, secret = JOBS_SECRET) =>
    fetch(`${origin}/api/jobs/${job}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
    });

  /** Tells what the mail provider would, signed as the documentation says. */
  function tell(kind: 'bounced' | 'complained', email: string) {
    const body = JSON.stringify({ events: [{ kind, email }] });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', BOUNCE_SECRET).update(`${timestamp}.${body}`);
    return fetch(`${origin}/api/newsletter/events`, {
      ...{ method: 'POST', body },
      headers: {
        ...{ 'webhook-timestamp': timestamp },
        'webhook-signature': `v1=${signature.digest('hex')}`,
      },
    });
  }

  /** The cookie of a curator who is signed in. */
  async function curator(): Promise<Record<string, string>> {
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest('base64url');
    await sql(
      `WITH made AS (
         INSERT INTO users (email, email_verified_at, name, role)
         VALUES ('curator@ship.example', now(), 'Curator', 'admin') RETURNING id
       )
       INSERT INTO sessions (token_hash, user_id, role, expires_at)
       SELECT $1, id, 'admin', now() + interval '1 day' FROM made`,
      [hash],
    );
    return { cookie: `session=${token}` };
  }

  /** A confirm link as the site would have mailed it at another time. */
  function confirmLink(subscriberId: string, askedAt: Date): string {
    const secret = readFileSync(join(dataDir, 'auth-secret'), 'utf8').trim();
    const key = Buffer.from(hkdfSync('sha256', secret, 'shipworthy', 'newsletter-confirm', 32));
    const text = `${subscriberId}.${askedAt.getTime()}`;
    const signature = createHmac('sha256', key).update(text).digest('base64url');
    return `${origin}/newsletter/confirm?token=${text}.${signature}`;
  }

  async function stop(): Promise<void> {
    await database.end();
    command.kill('SIGTERM');
    await command.exit;
    await peer.close();
    rmSync(dataDir, { recursive: true, force: true });
  }

  return { origin, peer, command, sql, press, run, tell, curator, confirmLink, stop };
}
