import { expect, test } from 'vitest';
import type { Role } from '@/lib/domain/account';
import type { Acting } from '@/lib/domain/acting';
import { parseListView } from '@/lib/domain/list-view';
import { seenNone } from '@/lib/domain/review';
import { accounts } from '@/scripts/testing/accounts';
import { acting, openWorld } from '@/scripts/testing/world';
import { actingAsSystem } from './acting';
import { CursorError } from './cursor';
import { findPerson, findSuspension, listPeople, peopleForm } from './people';
import { changeRole, reinstatePerson, signOutPerson, suspendPerson } from './people-decisions';
import { endSeatOf, giveSeatTo } from './people-seats';
import { publishDraft } from './reviews';
import { findSession } from './sessions';

const world = await openWorld();
const { sql, rows } = world;
const { member, reviewer } = accounts(world);

async function admin() {
  const { id, email } = await rows.user({ role: 'admin' });
  return { userId: id, email, name: null, role: 'admin' as const };
}
const viewer = await admin();
const decision = (userId: string, as = viewer, reason: string | null = null) => {
  const acting: Acting = {
    ...actingAsSystem('command', reason),
    kind: 'person',
    userId: as.userId,
  };
  return { viewer: as, userId, acting };
};
const roleOf = async (id: string) =>
  (await sql<{ role: Role }>('SELECT role FROM users WHERE id = $1', [id]))[0]?.role;
const auditOf = (subject: string) =>
  sql(
    `SELECT verb, actor_id, before, after, reason FROM audit_entries
     WHERE noun = 'users' AND subject_id = $1 ORDER BY id`,
    [subject],
  );

test('a role is changed once for what was seen, and the history says by whom', async () => {
  const { id } = await member();
  expect(await changeRole(decision(id), 'member', 'reviewer')).toEqual({ kind: 'done' });
  const late = await changeRole(decision(id), 'member', 'admin');
  expect(late).toMatchObject({ kind: 'refused', message: expect.stringContaining('meanwhile') });
  expect(await roleOf(id)).toBe('reviewer');
  expect(await auditOf(id)).toEqual([
    {
      ...{ verb: 'changed', actor_id: viewer.userId, reason: null },
      ...{ before: { role: 'member' }, after: { role: 'reviewer' } },
    },
  ]);
});

test('two admins who take each other’s role at once leave one admin', async () => {
  const [one, other] = [await admin(), await admin()];
  await Promise.all([
    changeRole(decision(other.userId, one), 'admin', 'member'),
    changeRole(decision(one.userId, other), 'admin', 'member'),
  ]);
  const left = [await roleOf(one.userId), await roleOf(other.userId)];
  expect(left.sort()).toEqual(['admin', 'member']);
});

test('who is an admin no more decides nothing', async () => {
  const former = await admin();
  const { id } = await member();
  await changeRole(decision(former.userId), 'admin', 'member');
  for (const answer of [
    await changeRole(decision(id, former), 'member', 'admin'),
    await suspendPerson(decision(id, former), 'Why not.'),
    await signOutPerson(decision(id, former)),
  ]) {
    expect(answer).toEqual({ kind: 'refused', message: expect.stringContaining('for admins') });
  }
  expect(await auditOf(id)).toEqual([]);
});

test('signing everybody out ends every session and is written down', async () => {
  const account = await member();
  await rows.session({ userId: account.id });
  expect(await signOutPerson(decision(account.id))).toEqual({ kind: 'done', sessions: 2 });
  expect(await findSession(account.sessionHash)).toBeNull();
  expect((await findPerson(account.id))?.sessions).toBe(0);
  expect(await auditOf(account.id)).toHaveLength(1);
});

test('a suspended reviewer publishes nothing, and their draft stays', async () => {
  const { id, author, seat } = await reviewer();
  const [draft] = await sql<{ tool_id: number; version: number }>(
    'SELECT tool_id, version FROM verdict_drafts WHERE author_id = $1',
    [author.id],
  );
  if (!draft) throw new Error('There is no draft');
  const place = { authorId: author.id, seatId: seat.id, toolId: draft.tool_id };
  const text = {
    ...{ call: 'ship' as const, body: 'It holds. '.repeat(12), toolVersion: '1.0', evidence: [] },
  };
  const publish = () =>
    publishDraft(acting(), place, text, { version: draft.version, base: seenNone });
  await suspendPerson(decision(id, viewer, 'Sold verdicts.'), 'Sold verdicts.');
  expect(await findSuspension(id)).toBe('Sold verdicts.');
  expect(await publish()).toEqual({ kind: 'suspended' });
  expect(
    await sql("SELECT 1 FROM verdicts WHERE tool_id = $1 AND state = 'published'", [draft.tool_id]),
  ).toEqual([]);
  expect(await auditOf(id)).toMatchObject([{ reason: 'Sold verdicts.' }]);
  await reinstatePerson(decision(id));
  expect(await publish()).toMatchObject({ kind: 'published' });
});

test('a seat is given, ended with a reason, and given again on the same day without a gap', async () => {
  const { id } = await member();
  const seat = await rows.seat();
  const give = () => giveSeatTo(decision(id), seat, 'Grace H.', new Date());
  expect(await give()).toMatchObject({ kind: 'refused' });
  await changeRole(decision(id), 'member', 'reviewer');
  expect(await give()).toEqual({ kind: 'done' });
  const held = async () => (await findPerson(id))?.seats ?? [];
  const [first] = await held();
  expect(first).toMatchObject({ seat: seat.name, until: null });
  const end = () => endSeatOf(decision(id, viewer, 'Moved on.'), first?.id ?? 0);
  expect(await end()).toEqual({ kind: 'done', ended: true });
  expect(await end()).toEqual({ kind: 'done', ended: false });
  expect((await held())[0]?.until).not.toBeNull();
  const [entry] = await sql(
    `SELECT reason FROM audit_entries WHERE noun = 'seat_holdings' AND verb = 'changed'
     AND subject_id = $1`,
    [String(first?.id)],
  );
  expect(entry).toEqual({ reason: 'Moved on.' });
  expect(await give()).toEqual({ kind: 'done' });
  expect(await held()).toEqual([first]);
});

test('people are found by a part of address or name, filtered, sorted, and no page skips one', async () => {
  await rows.user({ email: 'odd%sign@find.example', name: 'Zoë Find' });
  for (let n = 0; n < 7; n += 1) {
    await rows.user({ email: `find-${n}@find.example`, role: n % 2 ? 'reviewer' : 'member' });
  }
  const view = (params: Record<string, string>) => parseListView(params, peopleForm);
  const emails = async (params: Record<string, string>, limit = 50) =>
    (await listPeople(view(params), limit)).items.map(({ email }) => email);
  expect(await emails({ q: 'd%s' })).toEqual(['odd%sign@find.example']);
  expect(await emails({ q: 'zoë' })).toEqual(['odd%sign@find.example']);
  expect(await emails({ q: 'find.example', role: 'reviewer', sort: 'email' })).toEqual(
    [1, 3, 5].map((n) => `find-${n}@find.example`),
  );
  for (const sort of ['email', '-email', 'joined', '-joined']) {
    const whole = await emails({ q: 'find.example', sort });
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(
        { ...view({ q: 'find.example', sort }), after },
        3,
      );
      paged.push(...page.items.map(({ email }) => email));
      after = page.nextCursor;
    } while (after);
    expect(whole).toHaveLength(8);
    expect(paged, sort).toEqual(whole);
  }
  await expect(listPeople({ ...view({}), after: 'none' }, 3)).rejects.toThrow(CursorError);
  const { id, email } = await member();
  await suspendPerson(decision(id), 'For the list.');
  expect(await emails({ state: 'suspended' })).toContain(email);
  expect(await emails({ state: 'suspended', role: 'admin' })).toEqual([]);
});
