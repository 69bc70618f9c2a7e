import { expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { CursorError, encodeCursor } from './cursor';
import {
  findFeaturedMatchup,
  findMatchup,
  listMatchups,
  listMatchupsOf,
  relatedMatchups,
} from './matchups';
import { countTools, findTool, listTools } from './tools';

const { rows, sql, tool } = await openWorld();
const other = await rows.category();

const slugs = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf'] as const;
const tools = new Map<string, number>();
for (const slug of slugs) tools.set(slug, (await tool({ slug })).id);
for (const state of ['draft', 'retired'] as const) {
  tools.set(state, (await tool({ slug: state, state })).id);
}
tools.set('hotel', (await tool({ slug: 'hotel', categoryId: other.id })).id);

const id = (slug: string): number => {
  const found = tools.get(slug);
  if (found === undefined) throw new Error(`no tool ${slug}`);
  return found;
};
const pair = (left: string, right: string, given: object = {}) =>
  rows.matchup({ leftId: id(left), rightId: id(right), ...given });
const day = (number: number) => new Date(Date.UTC(2026, 3, number));

// Two of one moment, so that only the id tells their order.
await pair('bravo', 'alpha', { publishAt: day(1), headline: 'The first two' });
await pair('alpha', 'charlie', { publishAt: day(2) });
await pair('delta', 'echo', { publishAt: day(2) });
await pair('foxtrot', 'golf', { publishAt: day(3) });
await pair('charlie', 'golf', { publishAt: day(4) });
await pair('alpha', 'draft', { publishAt: day(5) });
await pair('retired', 'bravo', { publishAt: day(6) });
await pair('alpha', 'echo', { state: 'draft', publishAt: null });
await pair('bravo', 'golf', { state: 'scheduled', publishAt: day(7) });
await pair('bravo', 'echo', { state: 'withdrawn', publishAt: day(8) });

const PUBLISHED = ['charlie-golf', 'foxtrot-golf', 'delta-echo', 'alpha-charlie', 'bravo-alpha'];
type Summary = { left: { slug: string }; right: { slug: string } };
const nameOf = ({ left, right }: Summary) => `${left.slug}-${right.slug}`;

async function walk<T>(
  list: (query: {
    cursor: string | null;
    limit: number;
  }) => Promise<{ items: T[]; nextCursor: string | null }>,
  limit: number,
): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: T[]; nextCursor: string | null } = await list({ cursor, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    expect(page.items.length).toBeGreaterThan(0);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

test.each([1, 2, 3, 4, 8, 100])(
  'pages of %d tools hold each published tool once, by slug',
  async (limit) => {
    const found = await walk(listTools, limit);
    expect(found.map(({ slug }) => slug)).toEqual([...slugs, 'hotel']);
    expect(await countTools()).toBe(found.length);
  },
);

test.each([1, 2, 3, 5, 100])(
  'pages of %d matchups hold each one once, the newest first',
  async (limit) => {
    expect((await walk(listMatchups, limit)).map(nameOf)).toEqual(PUBLISHED);
  },
);

test('a cursor holds its place when tools come and go', async () => {
  const first = await listTools({ cursor: null, limit: 3 });
  await sql("UPDATE tools SET state = 'retired' WHERE slug = 'charlie'");
  await tool({ slug: 'able' });
  const rest = await listTools({ cursor: first.nextCursor, limit: 100 });
  await sql("UPDATE tools SET state = 'published' WHERE slug = 'charlie'");
  await sql("DELETE FROM tools WHERE slug = 'able'");
  expect(rest.items.map(({ slug }) => slug)).toEqual(['delta', 'echo', 'foxtrot', 'golf', 'hotel']);
});

const strange = [
  '',
  'nonsense',
  'e30',
  encodeCursor(null),
  encodeCursor(7),
  encodeCursor('\0'),
  encodeCursor({ slug: 'alpha' }),
  encodeCursor(['2026-04-01T00:00:00.000Z']),
  encodeCursor(['2026-04-01T00:00:00.000Z', 9_007_199_254_740_991]),
  encodeCursor(['2026-04-01T00:00:00.000Z', 1.5]),
  encodeCursor(['0000-01-01T00:00:00.000Z', 1]),
  encodeCursor(["2026' OR 1=1", 1]),
  `${encodeCursor('alpha')}%`,
  '%F0%9F',
];

test.each(strange)('the cursor %j was never given out', async (cursor) => {
  await expect(listMatchups({ cursor, limit: 5 })).rejects.toThrow(CursorError);
  // Base64 decoders pass over a stray sign: the same place, and no harm.
  if (cursor.endsWith('%')) return;
  await expect(listTools({ cursor, limit: 5 })).rejects.toThrow(CursorError);
});

test('any two published tools compare, in the one order of their address', async () => {
  const plain = await findMatchup('echo', 'bravo');
  expect(plain && nameOf(plain)).toBe('bravo-echo');
  expect(plain?.curated).toBeNull();
  for (const [one, two] of [
    ['alpha', 'bravo'],
    ['bravo', 'alpha'],
  ] as const) {
    const curated = await findMatchup(one, two);
    expect(curated && nameOf(curated)).toBe('bravo-alpha');
    expect(curated?.curated).toEqual({
      left: 'bravo',
      right: 'alpha',
      headline: 'The first two',
      editorNote: null,
      publishedAt: day(1).toISOString(),
    });
  }
});

test.each([
  ['alpha', 'alpha'],
  ['alpha', 'draft'],
  ['retired', 'bravo'],
  ['alpha', 'nobody-knows-it'],
  ['', ''],
])('there is no comparison of %j and %j', async (one, two) => {
  expect(await findMatchup(one, two)).toBeNull();
});

test('a matchup that is not published yet is the plain comparison', async () => {
  for (const [one, two] of [
    ['echo', 'alpha'],
    ['golf', 'bravo'],
    ['bravo', 'echo'],
  ] as const) {
    const found = await findMatchup(one, two);
    expect(found?.curated).toBeNull();
    expect([found?.left.slug, found?.right.slug]).toEqual([one, two].sort());
  }
});

test('drafts and retired tools are not found', async () => {
  expect((await findTool('alpha'))?.slug).toBe('alpha');
  for (const slug of ['draft', 'retired', 'nobody-knows-it', 'ALPHA']) {
    expect(await findTool(slug)).toBeNull();
  }
});

test('the featured matchup is the lowest rank, else the newest', async () => {
  const featured = async () => {
    const found = await findFeaturedMatchup();
    return found && nameOf(found);
  };
  expect(await featured()).toBe('charlie-golf');
  await sql('UPDATE matchups SET featured_rank = 2 WHERE left_id = $1', [id('delta')]);
  await sql('UPDATE matchups SET featured_rank = 1 WHERE left_id = $1', [id('foxtrot')]);
  // A rank does not show what is not public.
  await sql('UPDATE matchups SET featured_rank = 0 WHERE left_id = $1', [id('retired')]);
  expect(await featured()).toBe('foxtrot-golf');
});

test('related matchups share a tool first, then a category, and are never the pair itself', async () => {
  const matchup = await findMatchup('alpha', 'charlie');
  if (!matchup) throw new Error('no matchup');
  const related = (await relatedMatchups(matchup, 10)).map(nameOf);
  expect(related).toEqual(['charlie-golf', 'bravo-alpha', 'foxtrot-golf', 'delta-echo']);
  expect((await relatedMatchups(matchup, 2)).map(nameOf)).toEqual(related.slice(0, 2));
});

test('a tool lists the published matchups that it stands in', async () => {
  const whole = { cursor: null, limit: 10 };
  const { items: found, nextCursor } = await listMatchupsOf('golf', whole);
  expect(nextCursor).toBeNull();
  expect(await walk((page) => listMatchupsOf('golf', page), 1)).toEqual(found);
  expect(found.map(nameOf)).toEqual(['charlie-golf', 'foxtrot-golf']);
  expect((await listMatchupsOf('hotel', whole)).items).toEqual([]);
});

test('the newest price read counts, and of one day the last written', async () => {
  const checked = (date: string) => new Date(date);
  await rows.priceRead({ toolId: id('echo'), kind: 'free', checkedAt: checked('2025-06-30') });
  await rows.priceRead({ toolId: id('echo'), kind: 'paid', checkedAt: checked('2025-01-01') });
  await rows.priceRead({
    ...{ toolId: id('echo'), kind: 'freemium', checkedAt: checked('2025-06-30') },
    ...{ amount: 12.5, currency: 'EUR', period: 'month' },
  });
  expect((await findTool('echo'))?.entry).toEqual({
    ...{ kind: 'freemium', amount: 12.5, currency: 'EUR', period: 'month', note: null },
    ...{ sourceUrl: 'https://example.com/pricing', checkedAt: '2025-06-30' },
  });
  expect((await findTool('golf'))?.entry).toBeNull();
});

test('only published verdicts are shown and counted, in the order of the seats', async () => {
  const seats = [await rows.seat({ rank: 9 }), await rows.seat({ rank: 8 }), await rows.seat()];
  const author = await rows.author({ kind: 'person' });
  const states = ['published', 'published', 'retracted'] as const;
  for (const [n, seat] of seats.entries()) {
    const call = n === 0 ? 'skip' : 'ship';
    const of = { toolId: id('golf'), seatId: seat.id, authorId: author.id, call } as const;
    await rows.verdict({ ...of, state: states[n] });
  }
  const found = await findTool('golf');
  expect(found?.panel).toEqual({ ships: 1, skips: 1 });
  expect(found?.verdicts.map(({ seat, call }) => [seat.slug, call])).toEqual([
    [seats[1]?.slug, 'ship'],
    [seats[0]?.slug, 'skip'],
  ]);
  expect(found?.verdicts[0]?.author).toEqual({ name: author.name, kind: 'person' });
});

test('a verdict says when it was revised and that there was one before; what was taken back is named', async () => {
  const [revised, replaced, silent] = [await rows.seat(), await rows.seat(), await rows.seat()];
  const author = await rows.author();
  const of = { toolId: id('foxtrot'), authorId: author.id };
  const day = (number: number) => new Date(Date.UTC(2026, 5, number));
  const verdict = await rows.verdict({
    ...of,
    seatId: revised.id,
    evidence: ['https://a.example'],
  });
  await sql(
    `INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version, created_at)
     SELECT id, 2, call, body, tool_version, $2 FROM verdicts WHERE id = $1`,
    [verdict.id, day(2)],
  );
  await rows.verdict({ ...of, seatId: replaced.id, state: 'superseded', publishedAt: day(1) });
  await rows.verdict({ ...of, seatId: replaced.id, call: 'skip', publishedAt: day(3) });
  await rows.verdict({ ...of, seatId: silent.id, state: 'superseded', publishedAt: day(1) });
  await rows.verdict({
    ...{ ...of, seatId: silent.id, state: 'retracted', publishedAt: day(3) },
    ...{ retractedAt: day(4), retractedReason: 'I was wrong.' },
  });
  await sql(
    "INSERT INTO conflicts_of_interest (author_id, tool_id, note, declared_at) VALUES ($1, $2, 'Shares', $3)",
    [(await rows.author({ kind: 'person', name: 'Ada' })).id, id('foxtrot'), day(5)],
  );
  await sql(
    "INSERT INTO conflicts_of_interest (author_id, tool_id, note, declared_at) VALUES ($1, $2, 'Pay', $3)",
    [author.id, id('foxtrot'), day(6)],
  );

  const found = await findTool('foxtrot');
  expect(found?.panel).toEqual({ ships: 1, skips: 1 });
  expect(found?.verdicts).toEqual([
    expect.objectContaining({
      ...{ call: 'ship', evidence: ['https://a.example'], hasEarlier: false },
      revisedAt: day(2).toISOString(),
    }),
    expect.objectContaining({
      ...{ call: 'skip', evidence: [], hasEarlier: true, revisedAt: null },
      publishedAt: day(3).toISOString(),
    }),
  ]);
  expect(found?.retractions).toEqual([
    {
      seat: { slug: silent.slug, name: silent.name, question: silent.question },
      ...{ retractedAt: day(4).toISOString(), reason: 'I was wrong.' },
    },
  ]);
  expect(found?.interests).toEqual([
    {
      author: { name: 'Ada', kind: 'person' },
      ...{ note: 'Shares', declaredAt: day(5).toISOString() },
      verdictAt: null,
    },
    {
      author: { name: author.name, kind: 'model' },
      ...{ note: 'Pay', declaredAt: day(6).toISOString(), verdictAt: day(3).toISOString() },
    },
  ]);
});
