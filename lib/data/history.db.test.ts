import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type HistoryFilter, historyFilterOf, parseHistoryView } from '@/lib/domain/history';
import { fieldChanges, nameKey, subjectInWords } from '@/lib/domain/history-words';
import { openWorld } from '@/scripts/testing/world';
import { actingAsSystem, inTransactionAs } from './acting';
import { encodeCursor } from './cursor';
import { countEntries, listChangers, listHistory, readHistory } from './history';
import { findNames } from './history-names';
import { findUndoable } from './undo';

const world = await openWorld();
const { sql, tool, rows } = world;

const filter = (params: Record<string, string> = {}): HistoryFilter =>
  historyFilterOf(parseHistoryView(params));

async function ids(params: Record<string, string>, descending = true): Promise<string[]> {
  const part = { descending, after: null, limit: 100 };
  return (await listHistory({ filter: filter(params), ...part })).items.map(({ id }) => id);
}

/** Runs statements as one operation of a person and answers its id. */
async function operate(
  userId: string | null,
  ...statements: [text: string, values: unknown[]][]
): Promise<string> {
  const acting = { ...actingAsSystem('command', 'Trying out.'), addressHash: 'abcdef0123456789' };
  const as = userId ? { ...acting, kind: 'person' as const, userId } : acting;
  await inTransactionAs(as, async (client) => {
    for (const [text, values] of statements) await client.query(text, values);
  });
  return as.operation;
}

const rename = (id: number, name: string): [string, unknown[]] => [
  'UPDATE tools SET name = $2 WHERE id = $1',
  [id, name],
];

test('an entry says who, what, field by field, when, from where and why', async () => {
  const user = await rows.user({ name: 'Ada', role: 'admin' });
  const { id, name } = await tool();
  const operation = await operate(user.id, rename(id, 'Renamed'));
  const { items } = await listHistory({
    ...{ filter: filter({ operation }), descending: true, after: null, limit: 10 },
  });
  expect(items).toEqual([
    {
      ...{ id: expect.stringMatching(/^\d+$/), at: expect.stringMatching(/^20.*\.\d{3}Z$/) },
      ...{ operation, actorKind: 'person', actorId: user.id, noun: 'tools', verb: 'changed' },
      ...{ subjectId: String(id), toolIds: [id], before: { name }, after: { name: 'Renamed' } },
      ...{ reason: 'Trying out.', addressHash: 'abcdef0123456789' },
    },
  ]);
  expect(Math.abs(Date.parse(items[0]?.at ?? '') - Date.now())).toBeLessThan(60_000);
});

test('the history is read by who, what, how, which tool, day and operation', async () => {
  const user = await rows.user({ role: 'admin' });
  const one = await tool({ name: 'Zebrafish', slug: 'zebra-fish' });
  const other = await tool();
  const first = await operate(user.id, rename(one.id, 'Zebrafish Two'), rename(other.id, 'Other'));
  const second = await operate(null, [
    "INSERT INTO price_reads (tool_id, kind, checked_at) VALUES ($1, 'free', now())",
    [one.id],
  ]);
  const count = async (params: Record<string, string>) => (await ids(params)).length;
  expect(await count({ operation: first })).toBe(2);
  expect(await count({ who: user.id })).toBe(2);
  expect(await count({ who: 'command', operation: second })).toBe(1);
  expect(await count({ who: 'job', operation: second })).toBe(0);
  expect(await count({ noun: 'price_reads', tool: String(one.id) })).toBe(1);
  expect(await count({ verb: 'changed', tool: String(one.id) })).toBe(1);
  expect(await count({ noun: 'tools', subject: String(one.id), operation: first })).toBe(1);
  // By name, by address, by a part of the name; of a text that nothing holds, nothing.
  for (const q of ['zebrafish two', 'ZEBRA-FISH', 'brafish']) {
    expect(await count({ q, operation: first }), q).toBe(1);
  }
  expect(await count({ q: '%%%', operation: first })).toBe(0);
  expect(await count({ q: 'no such tool' })).toBe(0);
  const today = new Date().toISOString().slice(0, 10);
  expect(await count({ from: today, to: today, operation: first })).toBe(2);
  expect(await count({ to: '2020-01-01' })).toBe(0);
  expect(await count({ from: '2090-01-01' })).toBe(0);
});

test('a day is a day in UTC, to its last moment', async () => {
  // An entry is never changed, but it can be written with a time of its own.
  const at = (time: string) =>
    sql(
      `INSERT INTO audit_entries (at, operation, actor_kind, noun, verb, subject_id)
       VALUES ($1, gen_random_uuid(), 'command', 'tools', 'changed', '1')`,
      [time],
    );
  for (const time of ['2021-05-01T23:59:59.999Z', '2021-05-02T00:00:00Z', '2021-05-03T00:00Z']) {
    await at(time);
  }
  expect(await ids({ from: '2021-05-02', to: '2021-05-02' })).toHaveLength(1);
  expect(await ids({ from: '2021-05-01', to: '2021-05-02' })).toHaveLength(2);
});

test('pages follow one another without a gap, both ways, also where all have one time', async () => {
  const tools = await Promise.all(Array.from({ length: 7 }, () => tool()));
  const operation = await operate(null, ...tools.map(({ id }, n) => rename(id, `Page ${n}`)));
  for (const descending of [true, false]) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listHistory>> = await listHistory({
        ...{ filter: filter({ operation }), descending, after, limit: 3 },
      });
      seen.push(...page.items.map(({ id }) => id));
      after = page.nextCursor;
    } while (after);
    expect(seen).toHaveLength(7);
    expect(seen).toEqual(await ids({ operation }, descending));
    const byId = seen.map(Number).sort((a, b) => (descending ? b - a : a - b));
    expect(seen.map(Number)).toEqual(byId);
  }
  const whole: string[] = [];
  for await (const part of readHistory(filter({ operation }))) {
    whole.push(...part.map(({ id }) => id));
  }
  expect(whole).toEqual(await ids({ operation }));
});

test('a cursor that nobody gave out is refused before the database sees it', async () => {
  const moment = '2026-11-23 14:20:05.123+00';
  const made = [['yesterday', '1'], [moment, 'x'], [moment.replace('23', '39'), '1'], [moment]];
  for (const forged of ['x', ...made.map(encodeCursor)]) {
    const part = { filter: filter(), descending: true, after: forged, limit: 3 };
    await expect(listHistory(part), forged).rejects.toThrow(/cursor/);
  }
  const sound = {
    filter: filter(),
    descending: true,
    after: encodeCursor([moment, '1']),
    limit: 3,
  };
  await expect(listHistory(sound)).resolves.toBeDefined();
});

test('names are looked up in one statement, and what is gone is said so', async () => {
  const user = await rows.user({ name: 'Grace', role: 'reviewer' });
  const [left, right] = [await tool({ name: 'Left One' }), await tool({ name: 'Right One' })];
  const { id } = await rows.matchup({ leftId: left.id, rightId: right.id, state: 'draft' });
  const operation = await operate(user.id, [
    'UPDATE matchups SET left_id = right_id, right_id = left_id WHERE id = $1',
    [id],
  ]);
  const [entry] = (
    await listHistory({
      ...{ filter: filter({ operation }), descending: true, after: null, limit: 1 },
    })
  ).items;
  if (!entry) throw new Error('no entry');
  const names = await findNames([entry]);
  expect(names.get(nameKey('user', user.id))).toBe('Grace');
  expect(subjectInWords(entry, names)).toBe('Right One vs Left One');
  expect(
    fieldChanges(entry, names).map(({ before, after }) => [before?.text, after?.text]),
  ).toEqual(
    expect.arrayContaining([
      ['Left One', 'Right One'],
      ['Right One', 'Left One'],
    ]),
  );
  await sql('DELETE FROM users WHERE id = $1', [user.id]);
  expect((await findNames([entry])).has(nameKey('user', user.id))).toBe(false);
  expect(await findNames([])).toEqual(new Map());
});

test('whose changes there are to ask for: who has a part in the desks, and who is asked for', async () => {
  const admin = await rows.user({ name: 'Zz Admin', role: 'admin' });
  const member = await rows.user({ name: 'Zz Member' });
  const named = async (also: string | null) => (await listChangers(also)).map(({ name }) => name);
  expect(await named(null)).toContain('Zz Admin');
  expect(await named(null)).not.toContain('Zz Member');
  expect(await named(member.id)).toContain('Zz Member');
  expect((await named(admin.id)).filter((name) => name === 'Zz Admin')).toHaveLength(1);
});

test('which operations can be undone, and how large each is', async () => {
  const user = await rows.user();
  const { id } = await tool();
  const undoable = await operate(null, rename(id, 'Twice'), rename(id, 'Thrice'));
  const not = await operate(null, rename(id, 'Mixed'), [
    "UPDATE users SET role = 'reviewer' WHERE id = $1",
    [user.id],
  ]);
  // Nor one that did only what follows by itself.
  const follows = await operate(null, [
    'INSERT INTO tool_redirects (slug, tool_id) VALUES ($2, $1)',
    [id, `old-${id}`],
  ]);
  expect(await findUndoable([undoable, not, follows, undoable])).toEqual(new Set([undoable]));
  const none = randomUUID();
  const counts = await countEntries([undoable, not, none]);
  expect([counts.get(undoable), counts.get(not), counts.get(none)]).toEqual([2, 2, 0]);
});
