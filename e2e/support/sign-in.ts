import { createHash, randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import pg from 'pg';
import type { Role } from '@/lib/domain/account';
import { runningEmbedded } from '../../scripts/lib/postgres/embedded';

export type Account = { userId: string; email: string; role: Role };

/** Runs statements on the database of the site that keeps its data there. */
export function databaseOf(dataDir: string | undefined) {
  let address: Promise<string | undefined> | undefined;
  return async <Row extends pg.QueryResultRow>(
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> => {
    address ??= runningEmbedded(dataDir ?? '');
    const url = await address;
    if (!url) throw new Error('The tests’ site has no database: is it running?');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  };
}

/** Runs a statement on the database of the tests' site, for what no page is meant to do. */
export const onDatabase = databaseOf(process.env.E2E_DATA_DIR);

/**
 * Makes an account of its own for this test; with `seat` (a slug) it is a person of the panel who holds
 * that seat since today and is named like the account.
 */
export async function newAccount(
  role: Role,
  { seat, name }: { seat?: string; name?: string } = {},
): Promise<Account> {
  const id = randomBytes(5).toString('hex');
  const email = `${role}-${id}@test.example`;
  const called = name ?? `Test ${role} ${id}`;
  const [user] = await onDatabase<{ id: string }>(
    `INSERT INTO users (email, email_verified_at, name, role) VALUES ($1, now(), $2, $3) RETURNING id`,
    [email, called, role],
  );
  if (!user) throw new Error(`The account ${email} was not made`);
  if (seat) {
    const held = await onDatabase(
      `WITH author AS (
         INSERT INTO authors (name, kind, user_id) VALUES ($1, 'person', $2) RETURNING id
       )
       INSERT INTO seat_holdings (seat_id, author_id, since)
       SELECT seats.id, author.id, current_date FROM seats, author WHERE seats.slug = $3
       RETURNING seat_id`,
      [called, user.id, seat],
    );
    if (held.length === 0) throw new Error(`There is no seat ${seat}`);
  }
  return { userId: user.id, email, role };
}

/** Signs this page's browser in to an account, without the detour over a mail. */
export async function signInTo(page: Page, account: Account): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('base64url');
  await onDatabase(
    `INSERT INTO sessions (token_hash, user_id, role, expires_at)
     VALUES ($1, $2, $3, now() + interval '1 day')`,
    [hash, account.userId, account.role],
  );
  const url = `http://127.0.0.1:${process.env.E2E_PORT}`;
  await page
    .context()
    .addCookies([{ name: 'session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);
}

/** Signs this page's browser in to an account of its own with this role, and answers the account. */
export async function signInAs(
  page: Page,
  role: Role,
  options: { seat?: string; name?: string } = {},
): Promise<Account> {
  const account = await newAccount(role, options);
  await signInTo(page, account);
  return account;
}
