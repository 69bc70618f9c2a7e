import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { FORGET_DAYS } from '@/lib/domain/newsletter-days';
import { forgetSubscribers as forgetting } from '@/lib/jobs/forget-subscribers';
import { openWorld } from '@/scripts/testing/world';
import {
  askToSubscribe,
  confirmSubscriber,
  countSubscribers,
  findSubscriber,
  forgetSubscribers,
  leave,
  markBounced,
  resubscribe,
} from './subscribers';

const { sql, rows } = await openWorld();
const DAY_MS = 86_400_000;
const start = new Date('2026-11-23T12:00:00Z');
const day = (n: number) => new Date(start.getTime() + n * DAY_MS);
const newAddress = () => `${randomUUID()}@test.example`;

type Row = {
  id: string;
  state: string;
  state_at: Date;
  confirmed_at: Date | null;
  confirmed_from: string | null;
};
const rowOf = async (email: string): Promise<Row | undefined> =>
  (await sql<Row>('SELECT * FROM subscribers WHERE email = $1', [email]))[0];

const ask = (email: string, now = day(0), categories: string[] = []) =>
  askToSubscribe({ email, categories }, now);
const proof = (id: string, now = day(0)) => ({ id, addressHash: 'home', now });

const states = ['none', 'pending', 'confirmed', 'left', 'bounced', 'complained'] as const;
type State = (typeof states)[number];

/** Somebody in this state since the first day, reached by the steps that lead there. */
async function somebody(state: State): Promise<{ id: string; email: string }> {
  const email = newAddress();
  if (state === 'none') return { id: randomUUID(), email };
  const { subscriberId: id } = await ask(email);
  if (state === 'pending') return { id, email };
  await confirmSubscriber(proof(id));
  if (state === 'left') await leave(id, day(0));
  if (state === 'bounced' || state === 'complained') await markBounced(id, state, day(0));
  expect(await rowOf(email)).toMatchObject({ state });
  return { id, email };
}

const NEXT = day(1);
type Who = { id: string; email: string };
const events = {
  ask: async ({ email }: Who) => (await ask(email, NEXT)).mail,
  confirm: ({ id }: Who) => confirmSubscriber(proof(id, NEXT)),
  leave: ({ id }: Who) => leave(id, NEXT),
  resubscribe: ({ id }: Who) => resubscribe(proof(id, NEXT)),
  bounced: ({ id }: Who) => markBounced(id, 'bounced', NEXT),
  complained: ({ id }: Who) => markBounced(id, 'complained', NEXT),
};

/** What each event answers in each state, and the state after it; '' where nothing changes. */
const table: Record<keyof typeof events, Record<State, [answer: unknown, after: State | '']>> = {
  ask: {
    none: ['confirm', 'pending'],
    pending: ['confirm', 'pending'],
    confirmed: ['already', ''],
    left: ['confirm', 'pending'],
    bounced: ['confirm', 'pending'],
    complained: [null, ''],
  },
  confirm: {
    none: ['unknown', ''],
    pending: ['confirmed', 'confirmed'],
    confirmed: ['already', ''],
    left: ['stopped', ''],
    bounced: ['stopped', ''],
    complained: ['stopped', ''],
  },
  leave: {
    none: ['unknown', ''],
    pending: ['left', ''],
    confirmed: ['left', 'left'],
    left: ['left', ''],
    bounced: ['left', ''],
    complained: ['left', ''],
  },
  resubscribe: {
    none: ['unknown', ''],
    pending: ['confirmed', 'confirmed'],
    confirmed: ['already', ''],
    left: ['confirmed', 'confirmed'],
    bounced: ['confirmed', 'confirmed'],
    complained: ['confirmed', 'confirmed'],
  },
  bounced: {
    none: [false, ''],
    pending: [false, ''],
    confirmed: [true, 'bounced'],
    left: [false, ''],
    bounced: [false, ''],
    complained: [false, ''],
  },
  complained: {
    none: [false, ''],
    pending: [false, ''],
    confirmed: [true, 'complained'],
    left: [true, 'complained'],
    bounced: [true, 'complained'],
    complained: [false, ''],
  },
};

for (const [event, expected] of Object.entries(table)) {
  test.each(states)(`${event}, %s`, async (state) => {
    const who = await somebody(state);
    const before = await rowOf(who.email);
    const [answer, after] = expected[state];
    const happen = events[event as keyof typeof events];
    expect(await happen(who)).toBe(answer);
    const now = await rowOf(who.email);
    if (after === '') return expect(now).toEqual(before);
    const confirmed = { confirmed_at: NEXT, confirmed_from: 'home' };
    const waits = { confirmed_at: null, confirmed_from: null };
    expect(now).toMatchObject({
      ...{ state: after, state_at: NEXT },
      ...(after === 'confirmed' ? confirmed : after === 'pending' ? waits : {}),
      ...(before && { id: before.id }),
    });
  });
}

test('whoever is not confirmed for 30 days is forgotten, to the moment; the confirmed stay', async () => {
  await sql('TRUNCATE subscribers CASCADE');
  const people = new Map<State, Who>();
  for (const state of states) people.set(state, await somebody(state));
  const early = new Date(day(FORGET_DAYS).getTime() - 1);
  expect(await forgetSubscribers(early, 10)).toBe(0);
  const left = people.get('left');
  if (!left) throw new Error('Nobody has left');
  // Nobody comes back once they are to be forgotten, though nobody came to it yet.
  expect(await resubscribe(proof(left.id, day(FORGET_DAYS)))).toBe('unknown');
  expect(await forgetSubscribers(day(FORGET_DAYS), 3)).toBe(3);
  await forgetting.work(day(FORGET_DAYS), new AbortController().signal);
  expect(await sql('SELECT email FROM subscribers')).toEqual([
    { email: people.get('confirmed')?.email },
  ]);
  expect(await countSubscribers()).toEqual({
    ...{ pending: 0, confirmed: 1, left: 0, bounced: 0, complained: 0 },
  });
  expect(await resubscribe(proof(left.id, day(1)))).toBe('unknown');
});

test('the job begins again until nobody is left, and stops when it is told to', async () => {
  await sql(
    `INSERT INTO subscribers (email, state_at) SELECT n || '@many.example', $1 FROM generate_series(1, 5001) AS n`,
    [day(0)],
  );
  const stopped = AbortSignal.abort();
  await forgetting.work(day(FORGET_DAYS), stopped);
  const count = async () =>
    (await sql("SELECT FROM subscribers WHERE email LIKE '%@many.example'")).length;
  expect(await count()).toBe(5_001);
  await forgetting.work(day(FORGET_DAYS), new AbortController().signal);
  expect(await count()).toBe(0);
});

test('what they want to read of is what they chose last, until they confirm; then no stranger changes it', async () => {
  const [one, two] = [await rows.category(), await rows.category()];
  const email = newAddress();
  const namesOf = async (id: string) => (await findSubscriber(id))?.categories;
  const { subscriberId: id } = await ask(email, day(0), [one.slug, 'no-such-category']);
  expect(await findSubscriber(id)).toEqual({
    ...{ id, email, state: 'pending' },
    categories: [one.name],
  });
  await ask(email, day(0), [two.slug]);
  expect(await namesOf(id)).toEqual([two.name]);
  await confirmSubscriber(proof(id));
  await ask(email, day(0), [one.slug]);
  expect(await namesOf(id)).toEqual([two.name]);
  await leave(id, day(0));
  await ask(email, day(0));
  expect(await namesOf(id)).toEqual([]);
  expect(await findSubscriber(randomUUID())).toBeNull();
});

const ROUNDS = Array.from({ length: 8 }, (_, n) => n);

test('of many who ask for one address at once one row comes, with the choice of one of them', async () => {
  const [one, two] = [await rows.category(), await rows.category()];
  for (const _ of ROUNDS) {
    const email = newAddress();
    const asked = await Promise.all(
      [one, two, one, two].map(({ slug }) => ask(email, day(0), [slug])),
    );
    expect(new Set(asked.map(({ subscriberId }) => subscriberId)).size).toBe(1);
    const { categories } = (await findSubscriber(asked[0]?.subscriberId ?? '')) ?? {};
    expect([[one.name], [two.name]]).toContainEqual(categories);
  }
});

test('of many presses on one button one confirms, and one comes back', async () => {
  for (const _ of ROUNDS) {
    const { id } = await somebody('pending');
    const press = (n: number) => confirmSubscriber({ ...proof(id), addressHash: `from ${n}` });
    const answers = await Promise.all([press(1), press(2), press(3), press(4)]);
    expect(answers.toSorted()).toEqual(['already', 'already', 'already', 'confirmed']);
    const [row] = await sql('SELECT confirmed_from AS by FROM subscribers WHERE id = $1', [id]);
    expect(row).toEqual({ by: `from ${answers.indexOf('confirmed') + 1}` });
    await Promise.all([leave(id, day(1)), leave(id, day(1))]);
    const back = await Promise.all([resubscribe(proof(id)), resubscribe(proof(id))]);
    expect(back.toSorted()).toEqual(['already', 'confirmed']);
  }
});

test('who confirms and leaves at once has done both in one order or the other', async () => {
  for (const _ of [...ROUNDS, ...ROUNDS]) {
    const { id, email } = await somebody('pending');
    const [confirmed, left] = await Promise.all([confirmSubscriber(proof(id)), leave(id, day(1))]);
    expect([confirmed, left]).toEqual(['confirmed', 'left']);
    const row = await rowOf(email);
    expect(['confirmed', 'left']).toContain(row?.state);
    expect(row?.confirmed_at).toEqual(day(0));
    // Whichever came first, a last press to leave is the last word.
    await leave(id, day(2));
    expect(await confirmSubscriber(proof(id))).toBe('stopped');
  }
});

test('who confirms while they are forgotten is confirmed or told that they are unknown', async () => {
  for (const _ of ROUNDS) {
    const { id, email } = await somebody('pending');
    const [confirmed] = await Promise.all([
      confirmSubscriber(proof(id)),
      forgetSubscribers(day(FORGET_DAYS), 100),
    ]);
    expect((await rowOf(email))?.state).toBe(confirmed === 'confirmed' ? 'confirmed' : undefined);
  }
});

test('nothing of a subscriber is written into the history', async () => {
  const { id, email } = await somebody('left');
  const found = await sql(
    `SELECT FROM audit_entries WHERE concat(noun, subject_id, before, after) LIKE ANY($1)`,
    [[`%${email}%`, `%${id}%`]],
  );
  expect(found).toEqual([]);
});
