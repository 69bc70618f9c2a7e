import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { CONNECTIONS } from '@/lib/mail/outlet';
import { becomesTrue } from './lib/postgres/processes';
import { type RunningCommand, runCommand } from './testing/command';
import { cloneDatabase } from './testing/database';
import { sendingScene } from './testing/sending';
import { type Handed, startPeer } from './testing/smtp-peer';

const READERS = 60;

const url = await cloneDatabase();
const client = new pg.Client({ connectionString: url });
await client.connect();
const { readers, issue, stateOf, endLeases } = sendingScene(
  async (text, values) => (await client.query(text, values)).rows,
);

let onTaken: (handed: Handed) => void = () => undefined;
const peer = await startPeer({ taken: (handed) => onTaken(handed) });
const workers: RunningCommand[] = [];
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all(workers.map(({ exit }) => exit));
  await peer.close();
  await client.end();
});

function startWorker(settings: Record<string, string> = {}): RunningCommand {
  const worker = runCommand(['worker'], {
    ...{ DATABASE_URL: url, AUTH_SECRET: randomBytes(32).toString('base64url') },
    ...{ SMTP_URL: peer.url, SITE_URL: 'https://ship.example', MAILS_PER_SECOND: '10000' },
    ...settings,
  });
  workers.push(worker);
  return worker;
}

test('a worker says what it lacks', async () => {
  const lacking = startWorker({ SMTP_URL: '' });
  expect(await lacking.exit).toBe(1);
  expect(lacking.stderr()).toContain('SMTP_URL is missing');
});

test('killed between the mail server’s yes and the record: nobody is missed, and only what was under way comes again, under its name', async () => {
  await readers(READERS);
  const id = await issue();
  const first = startWorker();
  let accepted: Handed | undefined;
  onTaken = (handed) => {
    if (accepted || peer.handed.length < 20) return;
    accepted = handed;
    first.kill('SIGKILL');
  };
  expect(await first.exit).toBeNull();
  expect(accepted).toBeDefined();
  const { rows } = await client.query<{ state: string }>(
    `SELECT d.state FROM newsletter_deliveries d JOIN subscribers s ON s.id = subscriber_id
     WHERE email = $1`,
    [accepted?.to],
  );
  // The mail server has it, and nobody remembers: that is the gap.
  expect(rows).toEqual([{ state: 'taken' }]);
  const before = peer.handed.length;

  const others = [startWorker(), startWorker()];
  await Promise.all(others.map((worker) => worker.says(/Sending what is due/)));
  expect(await becomesTrue(() => peer.handed.length >= READERS - CONNECTIONS, 15_000)).toBe(true);
  await endLeases();
  expect(await becomesTrue(async () => (await stateOf(id)) === 'sent', 15_000)).toBe(true);

  const counts = peer.counts();
  expect(counts.size).toBe(READERS);
  expect(counts.get(accepted?.to ?? '')).toBe(2);
  expect(Math.max(...counts.values())).toBe(2);
  expect(peer.handed.length - READERS).toBeLessThanOrEqual(CONNECTIONS);
  expect(new Set(peer.handed.map(({ messageId }) => messageId)).size).toBe(READERS);
  expect(before).toBeLessThan(READERS);

  for (const worker of others) worker.kill('SIGTERM');
  expect(await Promise.all(others.map(({ exit }) => exit))).toEqual([0, 0]);
});

test('told to stop, a worker finishes and records what is under way, and exits with 0', async () => {
  const id = await issue();
  const from = peer.handed.length;
  const worker = startWorker({ MAILS_PER_SECOND: '20' });
  expect(await becomesTrue(() => peer.handed.length >= from + 20, 15_000)).toBe(true);
  worker.kill('SIGTERM');
  expect(await worker.exit).toBe(0);
  const sent = peer.handed.length - from;
  expect(sent).toBeLessThan(READERS);
  const { rows } = await client.query<{ state: string; n: number }>(
    `SELECT state, count(*)::int AS n FROM newsletter_deliveries WHERE issue_id = $1
     GROUP BY state ORDER BY state`,
    [id],
  );
  expect(rows).toEqual([
    { state: 'waiting', n: READERS - sent },
    { state: 'sent', n: sent },
  ]);
});
