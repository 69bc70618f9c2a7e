import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { askedOf, parseSearchView, queryOf } from '@/lib/domain/search';
import { plainText } from '@/lib/domain/search-text';
import { openWorld } from '@/scripts/testing/world';
import { searchCatalogue, suggestWhileTyping } from './search';

const { rows, sql, tool } = await openWorld();

/** Names as people know them, and a text that only one of them has. */
const names: [slug: string, name: string, description: string][] = [
  ['smolvlm2-2b', 'SmolVLM2-2B', 'A small vision model that reads images.'],
  ['claude-code', 'Claude Code', 'An agent in the terminal that edits whole repositories.'],
  ['claw-code', 'Claw Code', 'An agent in the open.'],
  ['ollama', 'Ollama', 'Runs models on your own machine.'],
  ['llama-cpp', 'llama.cpp', 'Inference in plain C and C++ with quantised weights.'],
  ['llama-3-1-8b', 'Llama 3.1 8B', 'Open weights of eight billion parameters.'],
  ['gpt-4-1', 'GPT-4.1', 'A general model.'],
  ['qdrant', 'Qdrant', 'A vector database in Rust.'],
  ['resume', 'Résumé Pro', 'Writes applications.'],
  ['yandex', 'Яндекс Код', 'Помощник разработчика.'],
  ['vector-it', 'Vector It', 'Stores embeddings of 100% of your files.'],
];
const ids = new Map<string, number>();

const found = (q: string, params: Record<string, string> = {}) => {
  const view = parseSearchView({ q, ...params });
  const asked = askedOf(view.q);
  if (!asked) throw new Error(`nothing is asked by ${q}`);
  return searchCatalogue(view, asked);
};
const toolNames = async (q: string) => (await found(q)).groups.tool.items.map(({ name }) => name);

beforeAll(async () => {
  for (const [slug, name, description] of names) {
    ids.set(
      slug,
      (
        await tool({
          slug,
          name,
          description,
          maker: slug === 'qdrant' ? 'Rusty Works' : 'Example Works',
        })
      ).id,
    );
  }
});

const idOf = (slug: string) => ids.get(slug) ?? 0;

test.each<[typed: string, first: string]>([
  ['SmolVLM2-2B', 'SmolVLM2-2B'],
  ['smolvlm2 2b', 'SmolVLM2-2B'],
  ['smolvlm', 'SmolVLM2-2B'],
  ['smolvml', 'SmolVLM2-2B'],
  ['smolvlm22b', 'SmolVLM2-2B'],
  ['claude code', 'Claude Code'],
  ['claud code', 'Claude Code'],
  ['cluade', 'Claude Code'],
  ['claudecode', 'Claude Code'],
  ['claudcode', 'Claude Code'],
  ['code claude', 'Claude Code'],
  ['olama', 'Ollama'],
  ['olalma', 'Ollama'],
  ['llama cpp', 'llama.cpp'],
  ['llamacpp', 'llama.cpp'],
  ['LLAMA.CPP', 'llama.cpp'],
  ['llama 3.1', 'Llama 3.1 8B'],
  ['gpt 4.1', 'GPT-4.1'],
  ['gpt4', 'GPT-4.1'],
  ['qdarnt', 'Qdrant'],
  ['quadrant', 'Qdrant'],
  ['resume', 'Résumé Pro'],
  ['résumés', 'Résumé Pro'],
  ['яндекс', 'Яндекс Код'],
  ['ЯНДЕКС К', 'Яндекс Код'],
  ['repository', 'Claude Code'],
  ['"own machine"', 'Ollama'],
  ['agents -terminal', 'Claw Code'],
  ['"vision model"', 'SmolVLM2-2B'],
  ['rusty works', 'Qdrant'],
  ['it', 'Vector It'],
])('%s finds %s first', async (typed, first) => {
  expect((await toolNames(typed))[0]).toBe(first);
});

test('the very name comes first, then names that begin so, then names, then texts', async () => {
  await tool({ slug: 'agent', name: 'Agent', description: 'It is what it is called.' });
  await tool({ slug: 'agent-kit', name: 'Agent Kit', description: 'Parts.' });
  await tool({ slug: 'open-agent', name: 'Open Agent', description: 'In the open.' });
  const order = await toolNames('agent');
  expect(order.slice(0, 3)).toEqual(['Agent', 'Agent Kit', 'Open Agent']);
  expect(order.slice(3).sort()).toEqual(['Claude Code', 'Claw Code']);
});

test('exclusions and phrases are kept to', async () => {
  expect(await toolNames('agents -terminal')).not.toContain('Claude Code');
  expect(await toolNames('"machine runs"')).toEqual([]);
  expect((await toolNames('rust or terminal')).sort()).toEqual(['Claude Code', 'Qdrant']);
});

test('what was corrected is said, and what is nearest where nothing was found', async () => {
  expect(await found('olama')).toMatchObject({
    corrected: 'ollama',
    words: ['ollama'],
    nearest: [],
  });
  expect(await found('ollama')).toMatchObject({ corrected: null });
  const nothing = await found('qdrant zzxqwvk');
  expect(nothing.groups.tool.total).toBe(0);
  expect(nothing.corrected).toBeNull();
  expect(nothing.nearest.map(({ name }) => name)).toEqual(['Qdrant']);
  expect(await found('zzxqwvk')).toMatchObject({ corrected: null, nearest: [], partly: [] });
});

test('where no name comes near, tools with some of the words are found', async () => {
  const partly = await found('vectors zzxqwvk');
  expect(partly.groups.tool.total).toBe(0);
  expect(partly).toMatchObject({ corrected: null, nearest: [], common: false });
  expect((await found('databases zzxqwvk')).partly.map(({ name }) => name)).toEqual(['Qdrant']);
});

test('words that nearly every text has are told from words that none has', async () => {
  expect(await found('the')).toMatchObject({ common: true, corrected: null });
  expect(await found('is it for')).toMatchObject({ common: true });
  expect(await found('the terminal')).toMatchObject({ common: false });
  expect(await found('zzxqwvk')).toMatchObject({ common: false });
});

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

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '&',
          '|',
          '!',
          '<->',
          ':*',
          '"',
          "'",
          '(',
          ')',
          '-',
          '--',
          '%',
          '_',
          '\\',
          '\0',
          '*',
          ':A',
        ],
        ...[
          'or',
          'and',
          'not',
          'ollama',
          'the',
          '\u202eabc',
          '🦀',
          '👩‍👩‍👧',
          'ﬁ',
          'İ',
          'ا',
          '٣',
          '१',
          '가',
          'が',
        ],
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join(' ')),
);

test('no text breaks a search', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const view = parseSearchView({ q: text });
      const asked = askedOf(view.q);
      if (!asked) return;
      const { groups, corrected } = await searchCatalogue(view, asked);
      expect(groups.tool.total).toBeGreaterThanOrEqual(0);
      expect(corrected).not.toBe(view.q);
      await suggestWhileTyping(asked);
    }),
    { numRuns: 150 },
  );
});

test('ten thousand letters are a text of two hundred', async () => {
  const q = queryOf('ollama '.repeat(2_000));
  expect([...q].length).toBeLessThanOrEqual(200);
  expect((await found(q)).groups.tool.items.map(({ name }) => name)).toEqual(['Ollama']);
});

test('the database compares texts as lib/domain does', async () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'aZ09 -._/"éÉßñÜøœĳﬁÅŁžçЯжЁΩσςΆあガ漢字가한글أبتעבר🦀٬'),
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(letters, async (text) => {
      const [row] = await sql<{ plain: string }>('SELECT search_plain($1) AS plain', [text]);
      expect(row?.plain).toBe(plainText(text));
    }),
    { numRuns: 200 },
  );
});
