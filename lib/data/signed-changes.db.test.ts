import { expect, test } from 'vitest';
import type { Acting } from '@/lib/domain/acting';
import { nouns } from '@/lib/domain/history';
import { seenNone } from '@/lib/domain/review';
import { openWorld } from '@/scripts/testing/world';
import { deleteAccount, renameAccount } from './accounts';
import { actingAsSystem } from './acting';
import { declareConflict, withdrawConflict } from './conflicts';
import { saveDraft } from './drafts';
import { publishDraft, retractVerdict } from './reviews';
import { grantRole } from './roles';
import { findReviewer, giveSeat, leaveSeat } from './seats';

const { rows, sql, tool } = await openWorld();

/** What the history says of an operation, in the order of time. */
const told = (operation: string) =>
  sql<{ noun: string; verb: string; actor_id: string | null; address_hash: string | null }>(
    `SELECT noun, verb, actor_kind, actor_id, address_hash, reason, before, after
     FROM audit_entries WHERE operation = $1 ORDER BY id`,
    [operation],
  );

const as = (userId: string, reason: string | null = null): Acting => ({
  ...{ ...actingAsSystem('command', reason), kind: 'person', userId },
  addressHash: 'a-hash',
});

async function newReviewer() {
  const seat = await rows.seat();
  const name = `Judge ${seat.slug}`;
  const user = await rows.user({ role: 'reviewer', name });
  await giveSeat(actingAsSystem('command'), user.id, seat.slug, name, '2026-01-01');
  const author = await findReviewer(user.id);
  if (!author) throw new Error('The reviewer has no author');
  return { userId: user.id, seat, authorId: author.authorId };
}

const text = {
  ...{ call: 'ship' as const, toolVersion: '1.0', evidence: [] },
  body: 'It held for a week of ordinary work, and where it failed it said so in words that helped.',
};

async function publish(one: Awaited<ReturnType<typeof newReviewer>>, toolId: number) {
  const place = { authorId: one.authorId, seatId: one.seat.id, toolId };
  const saved = await saveDraft(place, { ...text, evidence: '' }, { version: 0, base: seenNone });
  if (saved.kind !== 'saved') throw new Error(saved.kind);
  const acting = as(one.userId);
  const answer = await publishDraft(acting, place, text, {
    ...{ version: saved.draft.version, base: seenNone },
  });
  if (answer.kind !== 'published') throw new Error(answer.kind);
  return { acting, verdict: answer.verdict };
}

test('a reviewer’s verdict and its retraction leave their name', async () => {
  const one = await newReviewer();
  const { id } = await tool();
  const { acting, verdict } = await publish(one, id);
  const by = { actor_kind: 'person', actor_id: one.userId, address_hash: 'a-hash' };
  expect(await told(acting.operation)).toEqual([
    expect.objectContaining({ ...by, noun: 'verdicts', verb: 'created' }),
  ]);
  const retracting = as(one.userId, 'It was another tool.');
  expect(await retractVerdict(retracting, verdict, 'It was another tool.')).toBe(true);
  expect(await told(retracting.operation)).toEqual([
    expect.objectContaining({
      ...{ ...by, noun: 'verdicts', verb: 'changed', reason: 'It was another tool.' },
      ...{ before: { state: 'published', retracted_at: null, retracted_reason: null } },
      after: expect.objectContaining({ state: 'retracted' }),
    }),
  ]);
  // What was refused leaves nothing.
  const again = as(one.userId);
  expect(await retractVerdict(again, verdict, 'Again.')).toBe(false);
  expect(await told(again.operation)).toEqual([]);
});

test('a declared interest leaves who declared it', async () => {
  const one = await newReviewer();
  const { id } = await tool();
  const [declaring, withdrawing] = [as(one.userId), as(one.userId)];
  await declareConflict(declaring, one.authorId, id, 'Pay.');
  await withdrawConflict(withdrawing, one.authorId, id);
  const by = { actor_kind: 'person', actor_id: one.userId, noun: 'conflicts_of_interest' };
  expect(await told(declaring.operation)).toMatchObject([{ ...by, verb: 'created' }]);
  expect(await told(withdrawing.operation)).toMatchObject([{ ...by, verb: 'deleted' }]);
});

test('that a note or a name changed is kept, and not what it says', async () => {
  const one = await newReviewer();
  const { id } = await tool();
  const declaring = as(one.userId);
  await declareConflict(declaring, one.authorId, id, 'My aunt’s shares.');
  await sql("UPDATE conflicts_of_interest SET note = 'Her house' WHERE author_id = $1", [
    one.authorId,
  ]);
  const of = (noun: string) =>
    sql<{ before: unknown; after: unknown }>(
      `SELECT verb, before, after FROM audit_entries
       WHERE noun = $1 AND subject_id = $2 ORDER BY id`,
      [noun, String(one.authorId)],
    );
  expect(await of('conflicts_of_interest')).toEqual([
    {
      ...{ verb: 'created', before: null },
      after: { author_id: one.authorId, tool_id: id, declared_at: expect.any(String) },
    },
    { verb: 'changed', before: { note: null }, after: { note: null } },
  ]);

  // By the person, or by an admin who gives them a seat under another name; not where it stays.
  await renameAccount(as(one.userId), one.userId, `One ${one.authorId}`);
  await renameAccount(as(one.userId), one.userId, `One ${one.authorId}`);
  const giving = actingAsSystem('command');
  const since = '2026-01-01';
  await giveSeat(giving, one.userId, one.seat.slug, `Two ${one.authorId}`, since);
  const renamed = { verb: 'changed', before: { name: null }, after: { name: null } };
  expect(await of('authors')).toEqual([renamed, renamed]);
  expect(await told(giving.operation)).toMatchObject([{ noun: 'authors', actor_kind: 'command' }]);
});

test('a role and a seat that a command gives stand together in the history', async () => {
  const seat = await rows.seat();
  const acting = actingAsSystem('command', 'npm run grant');
  const { userId } = await grantRole(acting, 'new-reviewer@example.com', 'reviewer');
  await giveSeat(acting, userId, seat.slug, 'New Reviewer', '2026-01-01');
  const by = { actor_kind: 'command', actor_id: null, reason: 'npm run grant' };
  expect(await told(acting.operation)).toMatchObject([
    { ...by, noun: 'users', verb: 'created', after: { role: 'reviewer' } },
    { ...by, noun: 'seat_holdings', verb: 'created' },
  ]);
  const leaving = actingAsSystem('command');
  await leaveSeat(leaving, userId, seat.slug);
  await grantRole(leaving, 'new-reviewer@example.com', 'member');
  expect(await told(leaving.operation)).toMatchObject([
    { noun: 'seat_holdings', verb: 'changed', before: { until: null } },
    { noun: 'users', verb: 'changed', before: { role: 'reviewer' }, after: { role: 'member' } },
  ]);
  // Neither an address nor a name is kept of an account.
  const kept = JSON.stringify(await told(acting.operation));
  expect(kept).not.toMatch(/new-reviewer@|New Reviewer/);
});

test('an account that deletes itself leaves what the panel lost, by whom, and no address', async () => {
  const one = await newReviewer();
  const { id } = await tool();
  await declareConflict(as(one.userId), one.authorId, id, 'Pay.');
  const acting = as(one.userId);
  expect(await deleteAccount(acting, one.userId)).toBe(true);
  const entries = await told(acting.operation);
  expect(entries.map(({ noun, verb }) => `${noun} ${verb}`)).toEqual([
    'seat_holdings changed',
    'conflicts_of_interest deleted',
    'authors changed',
  ]);
  expect(new Set(entries.map(({ actor_id }) => actor_id))).toEqual(new Set([one.userId]));
});

test('a sign-up is nobody’s decision; a role above a member’s is', async () => {
  const [member, admin] = [await rows.user(), await rows.user({ role: 'admin' })];
  const of = (id: string) =>
    sql("SELECT FROM audit_entries WHERE noun = 'users' AND subject_id = $1", [id]);
  expect(await of(member.id)).toHaveLength(0);
  expect(await of(admin.id)).toHaveLength(1);
});

test('every table that the history watches has its words', async () => {
  const watched = await sql<{ noun: string }>(
    `SELECT DISTINCT tgrelid::regclass::text AS noun FROM pg_trigger
     WHERE tgfoid = 'audit_row'::regproc ORDER BY 1`,
  );
  expect(watched.map(({ noun }) => noun)).toEqual(Object.keys(nouns).sort());
});
