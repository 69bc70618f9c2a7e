import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { actingAsSystem, inTransactionAs } from './acting';
import { undoOperation } from './undo';
import { findObstacle } from './undo-obstacle';

const world = await openWorld();
const { sql, tool, rows } = world;

const acting = () => actingAsSystem('command');

/** Runs statements as one operation and answers its id. */
async function operate(...statements: [text: string, values: unknown[]][]): Promise<string> {
  const as = acting();
  await inTransactionAs(as, async (client) => {
    for (const [text, values] of statements) await client.query(text, values);
  });
  return as.operation;
}

const find = async (id: number) =>
  (await sql('SELECT * FROM tools WHERE id = $1', [id]))[0] as Record<string, unknown>;
const without = ({ revision, updated_at, ...row }: Record<string, unknown>) => row;

test('a bulk change is undone whole, and the undoing can be undone', async () => {
  const tools = [await tool(), await tool(), await tool()];
  const ids = tools.map(({ id }) => id);
  const before = await Promise.all(ids.map(find));
  const operation = await operate([
    "UPDATE tools SET state = 'retired', retired_reason = 'Gone.' WHERE id = ANY($1)",
    [ids],
  ]);
  const undo = acting();
  const answer = await undoOperation(undo, operation);
  expect(answer).toMatchObject({ kind: 'undone', rows: 3 });
  expect((await Promise.all(ids.map(find))).map(without)).toEqual(before.map(without));
  expect(await undoOperation(acting(), operation)).toEqual({ kind: 'moved' });
  expect(await undoOperation(acting(), undo.operation)).toMatchObject({ kind: 'undone' });
  expect(await find(ids[0] ?? 0)).toMatchObject({ state: 'retired', retired_reason: 'Gone.' });
});

test('where one row has moved since, nothing is undone', async () => {
  const [one, other] = [await tool(), await tool()];
  const operation = await operate([
    "UPDATE tools SET name = name || ' II' WHERE id = ANY($1)",
    [[one.id, other.id]],
  ]);
  await sql("UPDATE tools SET name = 'Third' WHERE id = $1", [other.id]);
  expect(await undoOperation(acting(), operation)).toEqual({ kind: 'moved' });
  expect(await find(one.id)).toMatchObject({ name: `${one.name} II` });
});

test('several changes of one row in an operation are undone in turn', async () => {
  const { id, slug, name } = await tool();
  const operation = await operate(
    ["UPDATE tools SET name = 'Second', slug = $2 WHERE id = $1", [id, `${slug}-2`]],
    ["UPDATE tools SET name = 'Third' WHERE id = $1", [id]],
  );
  const answer = await undoOperation(acting(), operation);
  expect(answer).toMatchObject({ kind: 'undone', rows: 2 });
  expect(new Set(answer.kind === 'undone' ? answer.tools : [])).toEqual(
    new Set([slug, `${slug}-2`]),
  );
  expect(await find(id)).toMatchObject({ name, slug });
});

test('a draft that was made goes and comes back; one in use stays', async () => {
  const [left, right, third] = [await tool(), await tool(), await tool()];
  const insert = 'INSERT INTO matchups (left_id, right_id, state, publish_at, updated_at) VALUES ';
  const draft = await operate([`${insert} ($1, $2, 'draft', NULL, now())`, [left.id, right.id]]);
  const undo = acting();
  expect(await undoOperation(undo, draft)).toMatchObject({ kind: 'undone', rows: 1 });
  const stands = () =>
    sql('SELECT FROM matchups WHERE left_id = $1 AND right_id = $2', [left.id, right.id]);
  expect(await stands()).toHaveLength(0);
  expect(await undoOperation(acting(), undo.operation)).toMatchObject({ kind: 'undone' });
  expect(await stands()).toHaveLength(1);
  const published = await operate([
    `${insert} ($1, $2, 'published', now(), now())`,
    [left.id, third.id],
  ]);
  expect(await undoOperation(acting(), published)).toEqual({ kind: 'used' });
  expect(await findObstacle(published)).toBe(`${left.name} vs ${third.name} is published`);
});

test('a new draft tool goes with its price read, unless a matchup stands on it', async () => {
  const { category_id } = await find((await tool()).id);
  const create = () => {
    const slug = `t-${randomUUID().slice(0, 8)}`;
    return {
      slug,
      made: operate(
        [
          `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version,
             category_id, facts_checked_at, updated_at)
           VALUES ($1, 'New', '', 'T', 'D', 'https://example.com', 'MIT', '', $2, now(), now())`,
          [slug, category_id],
        ],
        [
          `INSERT INTO price_reads (tool_id, kind, checked_at)
           SELECT id, 'free', now() FROM tools WHERE slug = $1`,
          [slug],
        ],
      ),
    };
  };
  const first = create();
  expect(await undoOperation(acting(), await first.made)).toMatchObject({ kind: 'undone' });
  const second = create();
  const operation = await second.made;
  const [made] = (await sql('SELECT id FROM tools WHERE slug = $1', [second.slug])) as [
    { id: number },
  ];
  await rows.matchup({
    leftId: made.id,
    rightId: (await tool()).id,
    state: 'draft',
    publishAt: null,
  });
  expect(await undoOperation(acting(), operation)).toEqual({ kind: 'used' });
  expect(await findObstacle(operation)).toMatch(/^(.+) is in the matchup \1 vs /);
});

test('what is not undone here is refused, and two at once undo once', async () => {
  expect(await undoOperation(acting(), randomUUID())).toEqual({ kind: 'unknown' });
  const { id } = await tool();
  const operation = await operate(["UPDATE tools SET name = 'Second' WHERE id = $1", [id]]);
  const answers = await Promise.all([1, 2, 3, 4].map(() => undoOperation(acting(), operation)));
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['moved', 'moved', 'moved', 'undone']);
});

async function makeDraft(): Promise<{ id: number; operation: string }> {
  const slug = `t-${randomUUID().slice(0, 8)}`;
  const operation = await operate([
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version,
       category_id, facts_checked_at, updated_at)
     VALUES ($1, 'New', '', 'T', 'D', 'https://example.com', 'MIT', '', $2, now(), now())`,
    [slug, world.categoryId],
  ]);
  const [made] = await sql<{ id: number }>('SELECT id FROM tools WHERE slug = $1', [slug]);
  if (!made) throw new Error('the draft was not made');
  return { id: made.id, operation };
}

test.each([
  ['an edit', "UPDATE tools SET tagline = 'Better', revision = revision + 1 WHERE id = $1"],
  [
    'a price read',
    "INSERT INTO price_reads (tool_id, kind, checked_at) VALUES ($1, 'free', now())",
  ],
  [
    'a reviewer’s draft',
    `WITH a AS (INSERT INTO authors (name, kind) VALUES ('Draft of ' || $1::int, 'model') RETURNING id)
     INSERT INTO verdict_drafts (author_id, seat_id, tool_id, updated_at)
     SELECT a.id, (SELECT min(id) FROM seats), $1, now() FROM a`,
  ],
  [
    'having been public',
    `WITH p AS (UPDATE tools SET state = 'published', published_at = now() WHERE id = $1 RETURNING id)
     SELECT FROM p`,
  ],
])('what others have done with a draft since keeps it: %s', async (_what, statement) => {
  await rows.seat();
  const { id, operation } = await makeDraft();
  await sql(statement, [id]);
  await sql("UPDATE tools SET state = 'draft' WHERE id = $1", [id]);
  expect(await undoOperation(acting(), operation)).toEqual({ kind: 'used' });
  expect(await findObstacle(operation)).toMatch(/ has (a|been) ?| was changed since$/);
  expect(await find(id)).toMatchObject({ id });
});

test('a tool whose publishing is undone was public all the same: its address leads on', async () => {
  const { id } = await makeDraft();
  const publishing = await operate([
    "UPDATE tools SET state = 'published', published_at = now() WHERE id = $1",
    [id],
  ]);
  expect(await undoOperation(acting(), publishing)).toMatchObject({ kind: 'undone' });
  const { state, published_at: since, slug } = await find(id);
  expect({ state, since }).toMatchObject({ state: 'draft', since: expect.any(Date) });
  await sql("UPDATE tools SET slug = slug || '-2' WHERE id = $1", [id]);
  expect(await sql('SELECT FROM tool_redirects WHERE slug = $1', [slug])).toHaveLength(1);
});

test('a matchup whose time is over is not set to wait for it again', async () => {
  const time = new Date(Date.now() - 60_000);
  const [left, right] = [await tool(), await tool()];
  const { id } = await rows.matchup({
    ...{ leftId: left.id, rightId: right.id, state: 'scheduled', publishAt: time },
  });
  const live = await operate(["UPDATE matchups SET state = 'published' WHERE id = $1", [id]]);
  expect(await undoOperation(acting(), live)).toEqual({ kind: 'past' });
  const [row] = await sql<{ state: string }>('SELECT state FROM matchups WHERE id = $1', [id]);
  expect(row?.state).toBe('published');
});

test('what takes longer than a visitor’s statement may is undone too', async () => {
  const operation = await operate([
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version,
       category_id, facts_checked_at, updated_at)
     SELECT 'many-' || n, 'Many ' || n, '', 'T', 'D', 'https://example.com', 'MIT', '', $1, now(), now()
     FROM generate_series(1, 200) AS n`,
    [world.categoryId],
  ]);
  await sql(`CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_sleep(0.03); RETURN OLD; END $$`);
  await sql(`CREATE TRIGGER dawdle BEFORE DELETE ON tools FOR EACH ROW EXECUTE FUNCTION dawdle()`);
  expect(await undoOperation(acting(), operation)).toMatchObject({ kind: 'undone', rows: 200 });
  await sql('DROP FUNCTION dawdle CASCADE');
});

test('a tool that was made public is retired with what others put on it, and comes back', async () => {
  const slug = `t-${randomUUID().slice(0, 8)}`;
  const operation = await operate([
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
       category_id, facts_checked_at, published_at, updated_at)
     VALUES ($1, 'New', '', 'T', 'D', 'https://example.com', 'MIT', '', 'published', $2, now(), now(),
       now())`,
    [slug, world.categoryId],
  ]);
  const [made] = await sql<{ id: number }>('SELECT id FROM tools WHERE slug = $1', [slug]);
  await sql("SELECT FROM cast_vote($1, $2, 'ship', NULL)", [slug, randomUUID()]);
  const undo = acting();
  expect(await undoOperation(undo, operation)).toMatchObject({ kind: 'undone', rows: 1 });
  expect(await find(made?.id ?? 0)).toMatchObject({
    ...{ slug, state: 'retired', retired_reason: 'What published it was undone.' },
  });
  expect(await undoOperation(acting(), undo.operation)).toMatchObject({ kind: 'undone' });
  expect(await find(made?.id ?? 0)).toMatchObject({ state: 'published', retired_reason: null });
  expect(await sql('SELECT FROM votes WHERE tool_id = $1', [made?.id])).toHaveLength(1);
  // What stands on it is in nobody's way, only what was changed of it since.
  await rows.matchup({ leftId: made?.id ?? 0, rightId: (await tool()).id });
  expect(await findObstacle(operation)).toBe('New was changed since');
});
