import { expect, test } from 'vitest';
import { tagsOfPanel } from '@/lib/cache-tags';
import { demoAccounts } from '@/lib/domain/demo';
import { acting, eventually, openWorld } from '@/scripts/testing/world';
import { seedDemoAccounts } from '../../prisma/demo';
import { TAGS_CHANNEL } from './changes';
import { pool } from './database';
import { grantRole } from './roles';
import { giveSeat, leaveSeat, SeatRefusal } from './seats';

const world = await openWorld();
const { sql } = world;

test('a role makes an account where there is none, and leaves everything else of one', async () => {
  const made = await grantRole(acting(), 'ada@example.com', 'admin');
  expect(made).toEqual({ userId: expect.any(String), name: null, before: null });
  await sql("UPDATE users SET name = 'Ada', email_verified_at = now() WHERE id = $1", [
    made.userId,
  ]);
  const changed = await grantRole(acting(), 'ada@example.com', 'member');
  expect(changed).toEqual({ userId: made.userId, name: 'Ada', before: 'admin' });
  const [user] = await sql('SELECT role, email_verified_at FROM users WHERE id = $1', [
    made.userId,
  ]);
  expect(user).toEqual({ role: 'member', email_verified_at: expect.any(Date) });
});

test('the demo has one account for each role, made once', async () => {
  const seats = demoAccounts.flatMap(({ seat }) => seat ?? []);
  for (const slug of seats) await world.rows.seat({ slug });
  expect(await seedDemoAccounts(world.url)).toBe(demoAccounts.length);
  const accounts = () =>
    sql("SELECT email, role, name FROM users WHERE email LIKE '%@demo.example' ORDER BY role");
  expect(await accounts()).toEqual(
    demoAccounts.map(({ email, role, name }) => ({ email, role, name })),
  );
  const holders = await sql(
    `SELECT seats.slug AS seat, users.email, authors.kind FROM seat_holdings
     JOIN seats ON seats.id = seat_id JOIN authors ON authors.id = author_id
     JOIN users ON users.id = authors.user_id WHERE until IS NULL`,
  );
  expect(holders).toEqual([{ seat: 'skeptic', email: 'reviewer@demo.example', kind: 'person' }]);

  // What somebody has made of them since stays.
  await sql("UPDATE users SET name = 'Me' WHERE email = 'member@demo.example'");
  const before = await accounts();
  expect(await seedDemoAccounts(world.url)).toBe(0);
  expect(await accounts()).toEqual(before);
});

test('a demo account that is gone comes back, without a seat while another author has its name', async () => {
  await sql("DELETE FROM users WHERE email = 'reviewer@demo.example'");
  expect(await seedDemoAccounts(world.url)).toBe(1);
  expect(await sql("SELECT 1 FROM authors WHERE name = 'Demo reviewer'")).toHaveLength(1);
});

/** An account on two seats since the day given. */
async function seated(email: string, since: string) {
  const seats = [await world.rows.seat(), await world.rows.seat()];
  const { userId } = await grantRole(acting(), email, 'reviewer');
  for (const { slug } of seats) await giveSeat(acting(), userId, slug, email, since);
  const held = async () => {
    const rows = await sql<{ slug: string; until: string | null }>(
      `SELECT slug, until::text FROM seat_holdings JOIN seats ON seats.id = seat_id
       JOIN authors ON authors.id = author_id WHERE user_id = $1 ORDER BY slug, since`,
      [userId],
    );
    return Object.fromEntries(rows.map(({ slug, until }) => [slug, until]));
  };
  const [one, other] = seats.map(({ slug }) => slug);
  if (!one || !other) throw new Error('no seats');
  return { userId, one, other, held };
}

const today = () => new Date().toISOString().slice(0, 10);

test('who falls below reviewer holds no seat from today on, and every process is told', async () => {
  const { one, other, held } = await seated('eve@example.com', '2026-01-01');
  await grantRole(acting(), 'eve@example.com', 'admin');
  expect(await held()).toEqual({ [one]: null, [other]: null });
  const client = await pool().connect();
  try {
    const heard: (string | undefined)[] = [];
    client.on('notification', ({ payload }) => heard.push(payload));
    await client.query(`LISTEN ${TAGS_CHANNEL}`);
    await grantRole(acting(), 'eve@example.com', 'member');
    expect(await held()).toEqual({ [one]: today(), [other]: today() });
    await eventually(() => heard.includes(JSON.stringify(tagsOfPanel())), 'the panel is announced');
  } finally {
    client.release(true);
  }
});

test('one leaves a seat and keeps the other; leaving again changes nothing', async () => {
  const { userId, one, other, held } = await seated('kay@example.com', '2026-01-01');
  expect(await leaveSeat(acting(), userId, one)).toBe(true);
  expect(await held()).toEqual({ [one]: today(), [other]: null });
  await sql("UPDATE seat_holdings SET until = '2026-02-01' WHERE until IS NOT NULL");
  expect(await leaveSeat(acting(), userId, one)).toBe(false);
  expect(await held()).toEqual({ [one]: '2026-02-01', [other]: null });
  await expect(leaveSeat(acting(), userId, 'no-such-seat')).rejects.toThrow(SeatRefusal);
});

test('who left a seat comes back to it, also on the day they began', async () => {
  const { userId, one, held } = await seated('jo@example.com', today());
  await leaveSeat(acting(), userId, one);
  await giveSeat(acting(), userId, one, 'jo@example.com', today());
  expect((await held())[one]).toBeNull();
  // Whoever begins tomorrow has left today.
  await leaveSeat(acting(), userId, one);
  await giveSeat(acting(), userId, one, 'jo@example.com', '2099-01-01');
  expect(
    await sql(
      `SELECT since::text, until::text FROM seat_holdings JOIN seats ON seats.id = seat_id
       WHERE slug = $1 ORDER BY since`,
      [one],
    ),
  ).toEqual([
    { since: today(), until: today() },
    { since: '2099-01-01', until: null },
  ]);
});
