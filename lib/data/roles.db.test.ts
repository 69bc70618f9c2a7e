import { expect, test } from 'vitest';
import { demoAccounts } from '@/lib/domain/demo';
import { openWorld } from '@/scripts/testing/world';
import { seedDemoAccounts } from '../../prisma/demo';
import { grantRole } from './roles';

const world = await openWorld();
const { sql } = world;

test('a role makes an account where there is none, and leaves everything else of one', async () => {
  const made = await grantRole('ada@example.com', 'admin');
  expect(made).toEqual({ userId: expect.any(String), name: null, before: null });
  await sql("UPDATE users SET name = 'Ada', email_verified_at = now() WHERE id = $1", [
    made.userId,
  ]);
  const changed = await grantRole('ada@example.com', 'member');
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
