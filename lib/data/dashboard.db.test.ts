import { expect, test } from 'vitest';
import { parseListView } from '@/lib/domain/list-view';
import { newActor, openWorld } from '@/scripts/testing/world';
import { countDeskWork, countVotesSince, listNewestAccounts } from './dashboard';
import { listIncompletePanels, panelsForm } from './incomplete-panels';
import { listPeople, peopleForm } from './people';
import { castVote } from './votes';

const { rows, sql, tool } = await openWorld();
const seats = [await rows.seat(), await rows.seat({ name: 'Second', slug: 'second' })] as const;
const author = await rows.author();
const judge = (toolId: number, seat: { id: number }, given = {}) =>
  rows.verdict({ toolId, seatId: seat.id, authorId: author.id, ...given });

/** Every line of the list of incomplete panels, page by page. */
async function panels(params: Record<string, string> = {}, limit = 2) {
  const view = parseListView(params, panelsForm);
  const lines = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listIncompletePanels>> = await listIncompletePanels(
      { ...view, after },
      limit,
    );
    lines.push(...page.items);
    after = page.nextCursor;
  } while (after);
  return lines;
}

test('a panel is incomplete until every seat has a published verdict, and the list has as many', async () => {
  const before = (await countDeskWork()).incompletePanels;
  const [none, half, whole, draft] = [
    await tool({ name: 'None', publishedAt: new Date('2026-01-03') }),
    await tool({ name: 'Half', publishedAt: new Date('2026-01-02') }),
    await tool({ name: 'Whole' }),
    await tool({ name: 'Draft', state: 'draft', publishedAt: null }),
  ];
  await judge(half.id, seats[0]);
  await judge(half.id, seats[1], { state: 'retracted' });
  for (const seat of seats) {
    await judge(whole.id, seat);
    await judge(draft.id, seat);
  }
  const lines = await panels();
  expect(lines.map(({ name, missing }) => [name, missing])).toEqual([
    ['Half', ['Second']],
    ['None', [seats[0].name, 'Second']],
  ]);
  expect((await countDeskWork()).incompletePanels).toBe(before + 2);
  expect((await panels({ sort: '-published' })).map(({ name }) => name)).toEqual(['None', 'Half']);
  const lacking = async (seat: string) => (await panels({ seat })).map(({ name }) => name);
  expect(await lacking(seats[0].slug)).toEqual(['None']);
  expect(await lacking('second')).toEqual(['Half', 'None']);
  expect(await lacking('no-such-seat')).toEqual([]);
  await judge(half.id, seats[1]);
  expect((await panels()).map(({ name }) => name)).toEqual(['None']);
  expect(none.id).toBe((await panels())[0]?.id);
});

test('a seat whose every holder declared an interest in a tool is not missed', async () => {
  const [held, shared] = [await rows.seat({ name: 'Held' }), await rows.seat({ name: 'Shared' })];
  const [ada, bob] = [
    await rows.author({ kind: 'person', name: 'Ada of a seat' }),
    await rows.author({ kind: 'person', name: 'Bob of a seat' }),
  ];
  await rows.holding({ seatId: held.id, authorId: ada.id });
  for (const { id } of [ada, bob]) await rows.holding({ seatId: shared.id, authorId: id });
  const one = await tool({ name: 'Owned', publishedAt: new Date('2025-01-01') });
  for (const seat of seats) await judge(one.id, seat);
  const missing = async () => (await panels()).find(({ name }) => name === 'Owned')?.missing;
  const declare = (authorId: number) =>
    sql("INSERT INTO conflicts_of_interest (author_id, tool_id, note) VALUES ($1, $2, 'Pay.')", [
      ...[authorId, one.id],
    ]);
  expect(await missing()).toEqual(['Held', 'Shared']);
  await declare(ada.id);
  expect(await missing()).toEqual(['Shared']);
  expect((await panels({ seat: held.slug })).map(({ name }) => name)).not.toContain('Owned');
  expect((await panels({ seat: shared.slug })).map(({ name }) => name)).toContain('Owned');
  const before = (await countDeskWork()).incompletePanels;
  await declare(bob.id);
  expect(await missing()).toBeUndefined();
  expect((await countDeskWork()).incompletePanels).toBe(before - 1);
  expect(await panels()).toHaveLength(before - 1);
});

test('open suggestions, failed jobs and new accounts are counted', async () => {
  const before = await countDeskWork();
  await sql(`INSERT INTO suggestions (kind, fields) VALUES ('tool', '{}')`);
  await sql(
    `INSERT INTO suggestions (kind, fields, state, decided_at) VALUES ('tool', '{}', 'accepted', now())`,
  );
  await sql(
    `INSERT INTO job_states (name, last_failure_at, last_success_at) VALUES
     ('failed', now(), now() - interval '1 minute'), ('never well', now(), NULL),
     ('well again', now() - interval '1 minute', now()), ('well', NULL, now())`,
  );
  const young = await rows.user();
  const old = await rows.user({ createdAt: new Date('2020-01-01') });
  const after = await countDeskWork();
  expect(after.openSuggestions - before.openSuggestions).toBe(1);
  expect(after.failedJobs - before.failedJobs).toBe(2);
  expect(after.newAccounts - before.newAccounts).toBe(1);
  const named = (await listNewestAccounts(100)).map(({ userId }) => userId);
  expect(named).toContain(young.id);
  expect(named).not.toContain(old.id);
  // The list that the number leads to has exactly these.
  const view = parseListView({ state: 'new' }, peopleForm);
  const listed = (await listPeople(view, 100)).items.map(({ userId }) => userId);
  expect(listed).toHaveLength(after.newAccounts);
  expect(listed.sort()).toEqual(named.sort());
});

test('votes are counted by the day they were first cast, in UTC', async () => {
  const { id, slug } = await tool();
  const [one, other, third] = [newActor(), newActor(), newActor()];
  await castVote(one, slug, 'ship');
  await castVote(other, slug, 'skip');
  await castVote(third, slug, 'ship');
  const at = (voterId: string, time: string) =>
    sql('UPDATE votes SET cast_at = $3 WHERE tool_id = $1 AND voter_id = $2', [id, voterId, time]);
  await at(one.voterId, '2026-05-01T23:59:59.999Z');
  await at(other.voterId, '2026-05-02T00:00:00Z');
  await at(third.voterId, '2026-05-02T12:00:00Z');
  await sql(
    "UPDATE votes SET counted = false, excluded_reason = 'Tried out.' WHERE voter_id = $1",
    [third.voterId],
  );
  const days = await countVotesSince('2026-05-01');
  expect(days.slice(0, 2)).toEqual([
    { day: '2026-05-01', ships: 1, skips: 0, excluded: 0 },
    { day: '2026-05-02', ships: 0, skips: 1, excluded: 1 },
  ]);
  expect((await countVotesSince('2026-05-02'))[0]?.day).toBe('2026-05-02');
  expect(await countVotesSince('2090-01-01')).toEqual([]);
});
