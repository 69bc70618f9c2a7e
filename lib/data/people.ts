import 'server-only';
import type { Role } from '@/lib/domain/account';
import type { Page } from '@/lib/domain/catalogue';
import type { ListForm, ListView } from '@/lib/domain/list-view';
import type { HeldSeat, Person, PersonLine } from '@/lib/domain/people';
import { cutPage } from './cursor';
import { NEW_ACCOUNT } from './dashboard';
import { pool } from './database';
import { keyset, type SortColumn } from './keyset';
import { matching } from './matching';

export type PeopleSort = 'joined' | 'email';
export type PeopleFilter = 'role' | 'state';

/** How the list of people can be looked at. */
export const peopleForm: ListForm<PeopleSort, PeopleFilter> = {
  sorts: ['joined', 'email'],
  filters: { role: ['member', 'reviewer', 'admin'], state: ['suspended', 'new'] },
  first: { sort: 'joined', descending: true },
};

const columns: Record<PeopleSort, SortColumn> = {
  joined: { sql: 'created_at', type: 'timestamptz' },
  email: { sql: 'email', type: 'text' },
};

type LineRow = {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  suspended: boolean;
  created_at: Date;
  at: string;
  key: string;
};

/**
 * Answers accounts, `limit` a page, found by a part of their address or name.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listPeople(
  view: ListView<PeopleSort, PeopleFilter>,
  limit: number,
): Promise<Page<PersonLine>> {
  const page = keyset(columns[view.sort], view, 4, { sql: 'id', type: 'uuid' });
  // Conditions that nobody asked for are left out, so that each plan is for what was asked.
  const where = [
    page.where,
    view.q ? '(email ILIKE $2 OR name ILIKE $2)' : '$2::text IS NOT NULL',
    view.filters.role ? 'role = $3::role' : '$3::text IS NOT NULL',
    ...(view.filters.state === 'suspended' ? ['suspended_at IS NOT NULL'] : []),
    ...(view.filters.state === 'new' ? [NEW_ACCOUNT] : []),
  ];
  const { rows } = await pool().query<LineRow>(
    `SELECT id, email, name, role, suspended_at IS NOT NULL AS suspended, created_at, ${page.columns}
     FROM users WHERE ${where.join(' AND ')} ORDER BY ${page.orderBy} LIMIT $1`,
    [limit + 1, matching(view.q), view.filters.role, ...page.values],
  );
  return cutPage(rows, limit, shapeLine, ({ at, key }) => [at, key]);
}

const shapeLine = (row: LineRow): PersonLine => ({
  userId: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  suspended: row.suspended,
  joinedAt: row.created_at.toISOString(),
});

type PersonRow = {
  email: string;
  name: string | null;
  role: Role;
  voter_id: string | null;
  suspended_at: Date | null;
  suspended_reason: string | null;
  signed_out_at: Date | null;
  created_at: Date;
  byline: string | null;
  sessions: number;
  counted: number;
  excluded: number;
};

const PERSON_SQL = `
  SELECT email, users.name, role, users.voter_id, suspended_at, suspended_reason, signed_out_at,
    users.created_at, authors.name AS byline,
    (SELECT count(*)::int FROM sessions WHERE user_id = users.id AND expires_at > now()) AS sessions,
    coalesce(votes.counted, 0) AS counted, coalesce(votes.excluded, 0) AS excluded
  FROM users LEFT JOIN authors ON authors.user_id = users.id
    LEFT JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE counted))::int AS counted,
        (count(*) FILTER (WHERE NOT counted))::int AS excluded
      FROM votes WHERE voter_id = users.voter_id AND choice IS NOT NULL
    ) AS votes ON true
  WHERE users.id = $1`;

const SEATS_SQL = `
  SELECT seat_holdings.id, seats.name AS seat, since::text, until::text
  FROM seat_holdings JOIN seats ON seats.id = seat_id JOIN authors ON authors.id = author_id
  WHERE authors.user_id = $1 ORDER BY until DESC NULLS FIRST, since DESC, seats.rank`;

/** Answers all that a curator sees of an account; null when there is none. */
export async function findPerson(userId: string): Promise<Person | null> {
  const [people, seats] = await Promise.all([
    pool().query<PersonRow>(PERSON_SQL, [userId]),
    pool().query<HeldSeat>(SEATS_SQL, [userId]),
  ]);
  const [row] = people.rows;
  if (!row) return null;
  const { suspended_at: since, suspended_reason: reason } = row;
  return {
    userId,
    email: row.email,
    name: row.name,
    role: row.role,
    joinedAt: row.created_at.toISOString(),
    suspension: since && reason !== null ? { since: since.toISOString(), reason } : null,
    signedOutAt: row.signed_out_at?.toISOString() ?? null,
    voterId: row.voter_id,
    byline: row.byline,
    sessions: row.sessions,
    votes: { counted: row.counted, excluded: row.excluded },
    seats: seats.rows,
  };
}

/** Answers why an account is suspended; null when it is not. */
export async function findSuspension(userId: string): Promise<string | null> {
  const { rows } = await pool().query<{ reason: string | null }>(
    'SELECT suspended_reason AS reason FROM users WHERE id = $1',
    [userId],
  );
  return rows[0]?.reason ?? null;
}
