import { beforeAll, describe, expect, test } from 'vitest';
import { askedOf } from '@/lib/domain/search';
import { found, namedTools } from '@/scripts/testing/search-scene';
import { openWorld } from '@/scripts/testing/world';
import { suggestWhileTyping } from './search';

const world = await openWorld();
const { rows, sql } = world;
const idOf = await namedTools(world);

describe('matchups, seats and verdicts', () => {
  const body =
    'It took over the monorepo in an afternoon, and where it was unsure it asked before it wrote.';
  let matchup = 0;
  let verdict = 0;
  beforeAll(async () => {
    const [left, right] = [idOf('claude-code'), idOf('ollama')];
    matchup = (await rows.matchup({ leftId: left, rightId: right, headline: 'Cloud or cellar?' }))
      .id;
    const seat = await rows.seat({
      slug: 'skeptic',
      name: 'Skeptic',
      question: 'What breaks first?',
    });
    const author = await rows.author();
    const own = { toolId: left, seatId: seat.id, authorId: author.id };
    verdict = (await rows.verdict({ ...own, body, call: 'skip' })).id;
  });

  const counts = async (q: string) => {
    const { groups, corrected } = await found(q);
    if (corrected !== null) return `corrected to ${corrected}`;
    return Object.values(groups).map(({ total }) => total);
  };

  test('each is found by its words', async () => {
    expect((await found('ollama claude')).groups.matchup.items).toEqual([
      {
        left: { slug: 'claude-code', name: 'Claude Code' },
        right: { slug: 'ollama', name: 'Ollama' },
        headline: 'Cloud or cellar?',
      },
    ]);
    expect(await counts('claude code vs ollama')).toEqual([0, 1, 0, 0]);
    expect(await counts('cellar')).toEqual([0, 1, 0, 0]);
    expect((await found('breaks first')).groups.seat.items).toEqual([
      { slug: 'skeptic', name: 'Skeptic', question: 'What breaks first?' },
    ]);
    expect((await found('monorepos')).groups.verdict.items).toEqual([
      {
        ...{ tool: { slug: 'claude-code', name: 'Claude Code' }, call: 'skip', body },
        seat: { slug: 'skeptic', name: 'Skeptic' },
      },
    ]);
  });

  test('the type-ahead proposes tools, matchups and seats with their addresses', async () => {
    const asked = (q: string) => suggestWhileTyping(askedOf(q) ?? expect.fail());
    expect((await asked('claude')).map(({ href }) => href)).toEqual([
      '/tools/claude-code',
      '/compare/claude-code-vs-ollama',
    ]);
    expect((await asked('skep')).map(({ href }) => href)).toEqual(['/panel/skeptic']);
    expect((await asked('olama')).map(({ href }) => href)).toContain('/tools/ollama');
    expect(await asked('Qdrant vs. GPT-4.1')).toEqual([
      {
        ...{ kind: 'matchup', name: 'Compare qdrant and gpt 4 1', note: 'Side by side' },
        href: '/compare?left=qdrant&right=gpt-4-1',
      },
    ]);
    expect((await asked('claude code vs ollama')).map(({ href }) => href)).toEqual([
      '/compare/claude-code-vs-ollama',
    ]);
    expect(await asked('zzxqwvk')).toEqual([]);
  });

  /** What stands in the index that should not, and what does not that should. */
  const drift = () => {
    const kinds = ['tool', 'matchup', 'seat', 'verdict'];
    const entries = kinds
      .map(
        (kind) =>
          `SELECT '${kind}'::search_kind AS kind, id, joined, names, words FROM search_${kind}s`,
      )
      .join(' UNION ALL ');
    const right = 'SELECT kind, id, joined, names, words FROM search_rows';
    return sql(`(SELECT 'stale' AS what, kind, id FROM (${entries} EXCEPT ${right}) AS stale)
      UNION ALL (SELECT 'missing', kind, id FROM (${right} EXCEPT (${entries})) AS missing)`);
  };

  test('what is not public any more is not found, and what is again is', async () => {
    const tool = idOf('claude-code');
    expect(await counts('claude')).toEqual([1, 1, 0, 1]);
    for (const [change, undo, left] of [
      [
        `UPDATE tools SET state = 'draft' WHERE id = ${tool}`,
        `UPDATE tools SET state = 'published' WHERE id = ${tool}`,
        [0, 0, 0, 0],
      ],
      [
        `UPDATE tools SET state = 'retired', retired_reason = 'Gone.' WHERE id = ${tool}`,
        `UPDATE tools SET state = 'published', retired_reason = NULL WHERE id = ${tool}`,
        [0, 0, 0, 0],
      ],
      [
        `UPDATE matchups SET state = 'withdrawn' WHERE id = ${matchup}`,
        `UPDATE matchups SET state = 'published' WHERE id = ${matchup}`,
        [1, 0, 0, 1],
      ],
      [
        `UPDATE verdicts SET state = 'retracted', retracted_at = now(), retracted_reason = 'x' WHERE id = ${verdict}`,
        `UPDATE verdicts SET state = 'published', retracted_at = NULL, retracted_reason = NULL WHERE id = ${verdict}`,
        [1, 1, 0, 0],
      ],
    ] as const) {
      await sql(change);
      expect(await counts('claude'), change).toEqual(left);
      expect(await drift()).toEqual([]);
      await sql(undo);
      expect(await counts('claude'), undo).toEqual([1, 1, 0, 1]);
    }
  });

  test('a renamed tool is found by its new name only, with its matchups and verdicts', async () => {
    const tool = idOf('claude-code');
    await sql(`UPDATE tools SET name = 'Wombat', slug = 'wombat' WHERE id = ${tool}`);
    expect(await counts('claude code')).toEqual([0, 0, 0, 0]);
    expect(await counts('wombat')).toEqual([1, 1, 0, 1]);
    expect(await drift()).toEqual([]);
    await sql(`UPDATE tools SET name = 'Claude Code', slug = 'claude-code' WHERE id = ${tool}`);
    expect(await counts('wombat')).toEqual([0, 0, 0, 0]);
  });

  test('a verdict on a tool that is unpublished meanwhile leaves with it', async () => {
    const [tool, seat, author] = [idOf('qdrant'), await rows.seat(), await rows.author()];
    const { pool } = await import('./database');
    const client = await pool().connect();
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO verdicts (tool_id, seat_id, author_id, call, body, tool_version, state, published_at)
       VALUES ($1, $2, $3, 'ship', repeat('word ', 20), '1', 'published', now())`,
      [tool, seat.id, author.id],
    );
    const unpublished = sql(`UPDATE tools SET state = 'draft' WHERE id = ${tool}`);
    // It waits for the verdict, or has been seen by it: either way nothing is left behind.
    await sql('SELECT 1');
    await client.query('COMMIT');
    client.release();
    await unpublished;
    expect(await drift()).toEqual([]);
    await sql(`UPDATE tools SET state = 'published' WHERE id = ${tool}`);
    expect(await drift()).toEqual([]);
  });

  test('deleted things leave', async () => {
    await sql(`DELETE FROM verdict_revisions WHERE verdict_id = ${verdict}`);
    await sql(`DELETE FROM verdicts WHERE id = ${verdict}`);
    await sql(`DELETE FROM matchups WHERE id = ${matchup}`);
    expect(await counts('claude')).toEqual([1, 0, 0, 0]);
    expect(await drift()).toEqual([]);
  });
});

describe('pages', () => {
  const COUNT = 1_050;
  beforeAll(async () => {
    await sql(
      `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version, state,
         category_id, facts_checked_at, published_at, updated_at)
       SELECT 'pageful-' || n, 'Pageful ' || n, 'M', 'T', 'Everywhere.', 'https://example.com', 'MIT',
         '1', 'published', (SELECT min(id) FROM categories), now(), now(), now()
       FROM generate_series(1, ${COUNT}) AS n`,
    );
  });

  test('go through what was found without gaps or repeats, and say when there is more', async () => {
    const seen = new Set<string>();
    for (const page of ['1', '2', '50']) {
      const { groups } = await found('pageful', { kind: 'tool', page });
      expect(groups.tool).toMatchObject({ total: 1_000, more: true });
      expect(groups.tool.items).toHaveLength(20);
      for (const { slug } of groups.tool.items) seen.add(slug);
    }
    expect(seen.size).toBe(60);
    const exactly = await found('pageful 105', { kind: 'tool' });
    expect(exactly.groups.tool).toMatchObject({ total: 2, more: false });
  });

  test('a page after the last has nothing on it but still knows how many there are', async () => {
    const { groups } = await found('ollama', { kind: 'tool', page: '7' });
    expect(groups.tool.items).toEqual([]);
    expect(groups.tool.total).toBe(1);
  });
});
