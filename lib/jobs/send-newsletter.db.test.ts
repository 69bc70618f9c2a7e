import { afterEach, beforeEach, expect, test } from 'vitest';
import { progressOf } from '@/lib/data/newsletter-deliveries';
import { newsletterQueue } from '@/lib/data/newsletter-queue';
import type { Outlet } from '@/lib/mail/outlet';
import { sendingScene } from '@/scripts/testing/sending';
import { eventually, openWorld } from '@/scripts/testing/world';
import { writeNewsletterMail } from './newsletter-mails';
import { Sender } from './newsletter-sender';
import { workOnNewsletters } from './newsletter-worker';
import { sendNewsletter } from './send-newsletter';

const { sql } = await openWorld();
const { readers, issue, stateOf } = sendingScene(sql);
const stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  await sql('DELETE FROM subscribers');
  await sql("UPDATE newsletter_issues SET state = 'cancelled', finished_at = now()");
  const queue = await newsletterQueue();
  while (await queue.next());
});
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const look = (now = new Date()) => sendNewsletter.work(now, new AbortController().signal);

/** A worker over an outlet with two slots that takes a little while; answers whom it has mailed. */
function startWorker(): string[] {
  const mailed: string[] = [];
  const outlet: Outlet = {
    slots: 2,
    hand: async ({ to }) => {
      mailed.push(to);
      await sql('SELECT 1');
    },
    close: () => undefined,
  };
  const sender = new Sender({ outlet, write: writeNewsletterMail(), perSecond: 10_000 });
  stops.push(workOnNewsletters({ sender, poll: 20 }));
  return mailed;
}

test('an issue whose time has come is sent by all workers together, each reader once, and is over', async () => {
  await readers(80);
  const later = await issue(new Date(Date.now() + 60_000));
  const id = await issue();
  const workers = [startWorker(), startWorker(), startWorker()];
  await look();
  await eventually(async () => (await stateOf(id)) === 'sent', 'it is sent');
  expect(workers.flat().sort()).toEqual([...new Set(workers.flat())].sort());
  expect(workers.flat()).toHaveLength(80);
  // One wake-up was enough: who is woken wakes the next.
  expect(workers.filter((mailed) => mailed.length > 0).length).toBeGreaterThan(1);
  expect(await stateOf(later)).toBe('approved');
  await look(new Date(Date.now() + 120_000));
  expect(await stateOf(later)).not.toBe('approved');
});

test('an issue that nobody gets is over at the next look', async () => {
  const id = await issue();
  await look();
  expect(await stateOf(id)).toBe('sent');
  expect(await progressOf(id)).toMatchObject({ sent: 0, waiting: 0 });
});

test('one wake-up for each issue waits at most, and one whose worker died is in nobody’s way', async () => {
  await readers(1);
  const [one, other] = [await issue(), await issue()];
  await look();
  await look();
  const queue = await newsletterQueue();
  const dead = [await queue.next(), await queue.next(), await queue.next()];
  expect(dead.map((woken) => woken?.issueId)).toEqual([one, other, undefined]);
  await look();
  const mailed = startWorker();
  await eventually(async () => (await stateOf(other)) === 'sent', 'another takes it up');
  await eventually(async () => (await stateOf(one)) === 'sent', 'and the other one');
  expect(mailed).toHaveLength(2);
});

test('a worker that is told to stop takes nothing any more', async () => {
  await readers(3);
  startWorker();
  await stops.splice(0)[0]?.();
  const id = await issue();
  await look();
  expect(await progressOf(id)).toMatchObject({ waiting: 3, taken: 0, sent: 0 });
  expect((await (await newsletterQueue()).next())?.issueId).toBe(id);
});
