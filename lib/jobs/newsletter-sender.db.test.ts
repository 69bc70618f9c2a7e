import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnection } from '@/lib/data/database';
import { progressOf, startSending, takeDeliveries } from '@/lib/data/newsletter-deliveries';
import type { MailMessage } from '@/lib/mail/newsletter/message';
import { CONNECTIONS, type Outlet, smtpOutlet } from '@/lib/mail/outlet';
import { sendingScene } from '@/scripts/testing/sending';
import { type PeerOptions, type SmtpPeer, startPeer } from '@/scripts/testing/smtp-peer';
import { eventually, openWorld } from '@/scripts/testing/world';
import { writeNewsletterMail } from './newsletter-mails';
import { Sender, type SenderOptions } from './newsletter-sender';

const { sql, categoryId } = await openWorld();
const { readers, issue, stateOf, setState, endLeases } = sendingScene(sql);
const closing: (() => Promise<void>)[] = [];
const SLICE = 10_000;

beforeEach(async () => {
  await sql('DELETE FROM subscribers');
  await sql('DELETE FROM newsletter_deliveries');
});
afterEach(async () => {
  for (let close = closing.pop(); close; close = closing.pop()) await close();
});

async function begun(count: number): Promise<number> {
  await readers(count);
  const id = await issue();
  await startSending(id, new Date());
  return id;
}

async function peerWith(options: PeerOptions = {}): Promise<SmtpPeer> {
  const peer = await startPeer(options);
  closing.push(peer.close);
  return peer;
}

function senderTo(outlet: Outlet, options: Partial<SenderOptions> = {}): Sender {
  const sender = new Sender({
    ...{ outlet, write: writeNewsletterMail(), perSecond: 10_000, delayOf: () => 0, firstRest: 5 },
    ...options,
  });
  closing.push(() => sender.stop(2_000));
  return sender;
}

const everyone = (count: number) =>
  new Map(Array.from({ length: count }, (_, n) => [`reader-${n + 1}@post.example`, 1]));

const stateOfReader = async (n: number) =>
  (
    await sql<{ state: string }>('SELECT state FROM subscribers WHERE email LIKE $1', [
      `reader-${n}@%`,
    ])
  )[0]?.state;

test('two who send at once hand every confirmed reader one mail, and the issue is over', async () => {
  const peer = await peerWith();
  const id = await begun(120);
  await sql("UPDATE subscribers SET state = 'left' WHERE email = 'reader-7@post.example'");
  const senders = [senderTo(smtpOutlet(peer.url)), senderTo(smtpOutlet(peer.url))];
  await Promise.all(senders.map((sender) => sender.send(id, SLICE)));
  const expected = everyone(120);
  expected.delete('reader-7@post.example');
  expect(peer.counts()).toEqual(expected);
  expect(new Set(peer.handed.map(({ messageId }) => messageId)).size).toBe(119);
  expect(await progressOf(id)).toMatchObject({ sent: 119, skipped: 1, waiting: 0, taken: 0 });
  await eventually(async () => (await stateOf(id)) === 'sent', 'the issue is over');
});

test('who wants other categories is skipped; who left meanwhile gets none of a send under way', async () => {
  const id = await begun(30);
  await sql(
    `INSERT INTO subscriber_categories SELECT id, $1 FROM subscribers WHERE email LIKE 'reader-1@%'`,
    [categoryId],
  );
  let left = false;
  const judge = async () => {
    if (!left) await sql("UPDATE subscribers SET state = 'left' WHERE email LIKE 'reader-2_@%'");
    left = true;
    return null;
  };
  const peer = await peerWith({ judge });
  await sql(
    `UPDATE newsletter_deliveries d SET due_at = now() + interval '0.1 second' FROM subscribers s
     WHERE s.id = subscriber_id AND email LIKE 'reader-2_@%'`,
  );
  const sender = senderTo(smtpOutlet(`${peer.url}?maxConnections=2`));
  await eventually(async () => {
    await sender.send(id, SLICE);
    return (await stateOf(id)) === 'sent';
  }, 'all is sent');
  const counts = peer.counts();
  expect([...counts.keys()].filter((to) => /reader-(1|2\d)@/.test(to))).toEqual([]);
  expect(counts.size).toBe(19);
  expect(await progressOf(id)).toMatchObject({ sent: 19, skipped: 11 });
});

test('what the server puts off is tried again under the same name; what it refuses has failed', async () => {
  const tried = new Map<string, string[]>();
  const peer = await peerWith({
    refuse: (to) => {
      if (to.startsWith('reader-3@')) return '550 5.1.1 nobody';
      return to.startsWith('reader-4@') ? '552 5.2.2 full' : null;
    },
    judge: ({ to, messageId }) => {
      const names = [...(tried.get(to) ?? []), messageId];
      tried.set(to, names);
      return to.startsWith('reader-5@') && names.length < 3 ? '451 4.7.1 later' : null;
    },
  });
  const id = await begun(6);
  await senderTo(smtpOutlet(peer.url)).send(id, SLICE);
  expect([...peer.counts().keys()].sort()).toEqual(
    [1, 2, 5, 6].map((n) => `reader-${n}@post.example`),
  );
  const names = tried.get('reader-5@post.example') ?? [];
  expect([names.length, new Set(names).size]).toEqual([3, 1]);
  expect(await Promise.all([3, 4, 5].map(stateOfReader))).toEqual([
    ...['bounced', 'confirmed', 'confirmed'],
  ]);
  const progress = await progressOf(id);
  expect(progress).toMatchObject({ sent: 4, failed: 2 });
  const kept = await sql<{ failure: string }>('SELECT failure FROM newsletter_deliveries');
  expect(JSON.stringify([kept, progress])).not.toContain('post.example');
  expect(await stateOf(id)).toBe('sent');
});

test('a delivery that is never taken fails after the last attempt', async () => {
  const peer = await peerWith({ refuse: () => '450 4.2.0 later' });
  const id = await begun(1);
  const delayOf = (attempt: number) => (attempt < 3 ? 0 : null);
  await senderTo(smtpOutlet(peer.url), { delayOf }).send(id, SLICE);
  expect(await progressOf(id)).toMatchObject({ failed: 1, waiting: 0 });
  expect(await sql('SELECT attempts FROM newsletter_deliveries')).toEqual([{ attempts: 3 }]);
});

test('a login that is refused pauses the issue and says why; nobody has failed', async () => {
  const peer = await peerWith({
    server: {
      ...{ authOptional: false, allowInsecureAuth: true },
      onAuth: (_auth, _session, done) => done(new Error('wrong password for post@ship.example')),
    },
  });
  const id = await begun(15);
  await senderTo(smtpOutlet(peer.url.replace('//', '//post:wrong@'))).send(id, SLICE);
  expect(await stateOf(id)).toBe('paused');
  const { pausedBecause, failed, waiting } = await progressOf(id);
  expect(pausedBecause).toMatch(/takes nothing from this site \(535.* at AUTH\)/);
  expect(pausedBecause).not.toContain('@');
  expect([failed, waiting]).toEqual([0, 15]);
  expect(await stateOfReader(1)).toBe('confirmed');
});

test('when everybody is refused it is not the addresses: the issue pauses, and nobody is marked', async () => {
  const peer = await peerWith({ refuse: () => '550 5.1.1 nobody' });
  const id = await begun(120);
  const sender = senderTo(smtpOutlet(peer.url));
  await sender.send(id, SLICE);
  expect(await stateOf(id)).toBe('paused');
  await sender.stop(2_000);
  expect((await progressOf(id)).pausedBecause).toMatch(/^20 mails in a row were refused/);
  const [row] = await sql("SELECT count(*)::int AS n FROM subscribers WHERE state = 'bounced'");
  expect(row?.n).toBe(0);
});

test('a mail server that goes away is waited for, and everybody gets the mail', async () => {
  const first = await peerWith();
  const id = await begun(80);
  const sender = senderTo(smtpOutlet(first.url));
  const sending = sender.send(id, SLICE);
  await eventually(() => first.handed.length >= 20, 'some are sent');
  await first.close();
  await eventually(async () => (await progressOf(id)).lastFailure, 'a failure is on record');
  const second = await peerWith({ port: first.port });
  await sending;
  await eventually(async () => {
    await sender.send(id, SLICE);
    return (await stateOf(id)) === 'sent';
  }, 'all is sent');
  const counts = first.counts();
  for (const [to, count] of second.counts()) counts.set(to, count + (counts.get(to) ?? 0));
  expect([...counts.keys()].sort()).toEqual([...everyone(80).keys()].sort());
  // Only what was under way when the connections broke may have come twice.
  expect(first.handed.length + second.handed.length).toBeLessThanOrEqual(80 + CONNECTIONS);
  expect(await progressOf(id)).toMatchObject({ sent: 80, failed: 0 });
});

test('a database that goes away in the middle loses nothing and repeats nothing', async () => {
  const peer = await peerWith();
  const id = await begun(100);
  const sender = senderTo(smtpOutlet(peer.url));
  const sending = sender.send(id, SLICE).catch((error: unknown) => String(error));
  await eventually(() => peer.handed.length >= 30, 'some are sent');
  // Every statement fails for a while.
  await sql('ALTER TABLE newsletter_deliveries RENAME TO away');
  const before = peer.handed.length;
  let seen = -1;
  await eventually(() => {
    const still = seen === peer.handed.length;
    seen = peer.handed.length;
    return still;
  }, 'sending comes to a halt');
  expect(seen - before).toBeLessThanOrEqual(CONNECTIONS);
  await sql('ALTER TABLE away RENAME TO newsletter_deliveries');
  await sending;
  await eventually(async () => {
    await sender.send(id, SLICE);
    return (await stateOf(id)) === 'sent';
  }, 'all is sent');
  expect(peer.counts()).toEqual(everyone(100));
});

test('pausing and cancelling stop it at the next taking, and resuming goes on', async () => {
  const waiting: (() => void)[] = [];
  const outlet: Outlet = {
    slots: 4,
    hand: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => undefined,
  };
  const id = await begun(12);
  const sender = senderTo(outlet);
  const sending = sender.send(id, SLICE);
  await eventually(() => waiting.length === 4, 'the slots are full');
  await setState(id, 'paused');
  for (const end of waiting.splice(0)) end();
  await sending;
  expect(await progressOf(id)).toMatchObject({ sent: 4, waiting: 8, taken: 0 });
  await setState(id, 'sending');
  const again = sender.send(id, SLICE);
  await eventually(() => waiting.length === 4, 'it goes on');
  await setState(id, 'cancelled');
  for (const end of waiting.splice(0)) end();
  await again;
  expect(await progressOf(id)).toMatchObject({ sent: 8, waiting: 4 });
  expect(await stateOf(id)).toBe('cancelled');
});

test('a slot is free only when its end is on record, and stopping waits for what is under way', async () => {
  let underWay = 0;
  const waiting: (() => void)[] = [];
  const outlet: Outlet = {
    slots: 3,
    hand: () => {
      underWay += 1;
      return new Promise((resolve) => waiting.push(resolve));
    },
    close: () => undefined,
  };
  const id = await begun(9);
  const sender = senderTo(outlet);
  const sending = sender.send(id, SLICE);
  await eventually(() => waiting.length === 3, 'the slots are full');
  // Accepted, but nothing can be recorded: no more is handed over.
  const holder = await openConnection();
  await holder.query('BEGIN; LOCK TABLE newsletter_deliveries IN SHARE ROW EXCLUSIVE MODE');
  for (const end of waiting.splice(0)) end();
  await eventually(
    async () =>
      (await sql("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).length > 0,
    'the record waits',
  );
  expect(underWay).toBe(3);
  await holder.query('COMMIT');
  await holder.end();
  await eventually(() => waiting.length === 3, 'it goes on');
  expect(await progressOf(id)).toMatchObject({ sent: 3, taken: 3 });
  const stopping = sender.stop(5_000);
  for (const end of waiting.splice(0)) end();
  await Promise.all([stopping, sending]);
  expect(await progressOf(id)).toMatchObject({ sent: 6, taken: 0, waiting: 3 });
});

test('no more mails a second than is allowed', async () => {
  const id = await begun(15);
  const mails: MailMessage[] = [];
  const outlet: Outlet = {
    slots: 10,
    hand: async (mail) => void mails.push(mail),
    close: () => undefined,
  };
  const sender = senderTo(outlet, { perSecond: 10 });
  const began = performance.now();
  await sender.send(id, SLICE);
  expect(mails).toHaveLength(15);
  expect(performance.now() - began).toBeGreaterThan(500);
});

test('who goes away each time it is tried does not have it tried for ever', async () => {
  const peer = await peerWith();
  const id = await begun(1);
  await takeDeliveries(id, senderTo(smtpOutlet(peer.url)).worker, 1);
  await sql('UPDATE newsletter_deliveries SET attempts = 13');
  await endLeases();
  await senderTo(smtpOutlet(peer.url)).send(id, SLICE);
  expect(peer.handed).toEqual([]);
  expect(await progressOf(id)).toMatchObject({ failed: 1 });
});
