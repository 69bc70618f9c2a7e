import 'server-only';
import type { Page } from '@/lib/domain/catalogue';
import type { PanelView } from '@/lib/domain/panel-view';
import type { SeatFacts, SeatVerdict, VerdictCount } from '@/lib/domain/seat';
import { type Judged, panelSide, type SeatRecord, seatRecord } from '@/lib/domain/seat-record';
import { type Choice, tallyOf } from '@/lib/domain/tally';
import type { Prisma } from '@/lib/generated/prisma/client';
import { cutPage, isTimeCursor, readTimeCursor, type TimePosition, timePositionOf } from './cursor';
import { pool, prisma } from './database';
import { authorSelect, isoDate, revisedAt, shapeAuthor, wordingSelect } from './tool-rows';

const seatSelect = {
  slug: true,
  name: true,
  question: true,
  motto: true,
  excites: true,
  tires: true,
  holdings: {
    orderBy: [{ since: 'desc' }, { id: 'desc' }],
    select: { since: true, until: true, author: { select: authorSelect } },
  },
} satisfies Prisma.SeatSelect;

type SeatRow = Prisma.SeatGetPayload<{ select: typeof seatSelect }>;

function shapeSeat({ holdings, ...seat }: SeatRow): SeatFacts {
  return {
    ...seat,
    holders: holdings.map(({ author, since, until }) => ({
      author: shapeAuthor(author),
      since: isoDate(since),
      until: until && isoDate(until),
    })),
  };
}

/** Answers the panel's seats with their holders, in their order. */
export async function listPanel(): Promise<SeatFacts[]> {
  const rows = await prisma().seat.findMany({
    orderBy: [{ rank: 'asc' }, { slug: 'asc' }],
    select: seatSelect,
  });
  return rows.map(shapeSeat);
}

/** Answers a seat with its holders; null where there is none of that name. */
export async function findSeat(slug: string): Promise<SeatFacts | null> {
  const row = await prisma().seat.findUnique({ where: { slug }, select: seatSelect });
  return row && shapeSeat(row);
}

// Tools that are alike in what the record asks come as one row: what counts as a dissent or as a side
// is said in one place, the domain.
const JUDGED_SQL = `
  WITH panel AS (
    SELECT tool_id, (count(*) FILTER (WHERE call = 'ship'))::int AS ships,
      (count(*) FILTER (WHERE call = 'skip'))::int AS skips
    FROM verdicts WHERE state = 'published' GROUP BY tool_id
  ), community AS (
    SELECT tool_id, sum(ships)::int AS ships, sum(skips)::int AS skips
    FROM tally_slots GROUP BY tool_id
  )
  SELECT seats.slug AS seat, verdicts.call, panel.ships AS panel_ships, panel.skips AS panel_skips,
    coalesce(community.ships, 0) AS ships, coalesce(community.skips, 0) AS skips,
    count(*)::int AS tools
  FROM verdicts
    JOIN tools ON tools.id = verdicts.tool_id AND tools.state = 'published'
    JOIN seats ON seats.id = verdicts.seat_id
    JOIN panel ON panel.tool_id = verdicts.tool_id
    LEFT JOIN community ON community.tool_id = verdicts.tool_id
  WHERE verdicts.state = 'published'
  GROUP BY 1, 2, 3, 4, 5, 6`;

type JudgedRow = {
  seat: string;
  call: Choice;
  panel_ships: number;
  panel_skips: number;
  ships: number;
  skips: number;
  tools: number;
};

const shapeJudged = (row: JudgedRow): Judged => ({
  call: row.call,
  panel: { ships: row.panel_ships, skips: row.panel_skips },
  community: { ships: row.ships, skips: row.skips },
  tools: row.tools,
});

/** Answers the records of the seats that have spoken on a published tool, by slug. One statement. */
export async function readSeatRecords(): Promise<Record<string, SeatRecord>> {
  const { rows } = await pool().query<JudgedRow>({ name: 'seat-records', text: JUDGED_SQL });
  const seats = new Set(rows.map(({ seat }) => seat));
  return Object.fromEntries(
    [...seats].map((slug) => [
      slug,
      seatRecord(rows.filter(({ seat }) => seat === slug).map(shapeJudged)),
    ]),
  );
}

const COUNT_SQL = `
  SELECT categories.slug, categories.name, verdicts.call, count(*)::int AS verdicts
  FROM verdicts
    JOIN tools ON tools.id = verdicts.tool_id AND tools.state = 'published'
    JOIN categories ON categories.id = tools.category_id
  WHERE verdicts.seat_id = (SELECT id FROM seats WHERE slug = $1) AND verdicts.state = 'published'
  GROUP BY categories.id, verdicts.call
  ORDER BY categories.rank, categories.slug, verdicts.call`;

type CountRow = { slug: string; name: string; call: Choice; verdicts: number };

/** Answers how many verdicts a seat has of each category and call, in the categories' order. */
export async function countSeatVerdicts(slug: string): Promise<VerdictCount[]> {
  const { rows } = await pool().query<CountRow>({
    name: 'seat-verdict-counts',
    text: COUNT_SQL,
    values: [slug],
  });
  return rows.map(({ slug: category, name, call, verdicts }) => ({
    category: { slug: category, name },
    call,
    verdicts,
  }));
}

const verdictSelect = {
  ...wordingSelect,
  id: true,
  seatId: true,
  publishedAt: true,
  createdAt: true,
  author: { select: authorSelect },
  revisions: { orderBy: { number: 'desc' }, take: 1, select: { number: true, createdAt: true } },
  tool: {
    select: {
      slug: true,
      name: true,
      version: true,
      category: { select: { slug: true, name: true } },
      verdicts: {
        where: { state: { not: 'draft' } },
        select: { seatId: true, call: true, state: true },
      },
    },
  },
} satisfies Prisma.VerdictSelect;

type VerdictRow = Prisma.VerdictGetPayload<{ select: typeof verdictSelect }>;

function shapeVerdict(row: VerdictRow): SeatVerdict {
  const { category, verdicts, ...tool } = row.tool;
  const standing = verdicts.filter(({ state }) => state === 'published');
  const side = panelSide(tallyOf(standing.map(({ call }) => call)));
  return {
    tool,
    category,
    call: row.call,
    body: row.body,
    toolVersion: row.toolVersion,
    evidence: row.evidence,
    author: shapeAuthor(row.author),
    publishedAt: publicationOf(row).toISOString(),
    revisedAt: revisedAt(row.revisions[0]),
    hasEarlier: verdicts.filter(({ seatId }) => seatId === row.seatId).length > 1,
    dissents: side !== null && side !== row.call,
  };
}

const publicationOf = (row: Pick<VerdictRow, 'publishedAt' | 'createdAt'>) =>
  row.publishedAt ?? row.createdAt;

/** Answers whether `listSeatVerdicts` would take the cursor. */
export const isSeatVerdictCursor = isTimeCursor;

/**
 * Answers a seat's published verdicts on published tools, the newest first, `limit` (1 to 100) a page;
 * of an unknown seat none. A constant number of queries, however long the page.
 * @throws CursorError for a cursor that this list did not give out
 */
export async function listSeatVerdicts(
  slug: string,
  { category, call, cursor }: PanelView,
  limit: number,
): Promise<Page<SeatVerdict>> {
  const after = readTimeCursor(cursor);
  // By its id, so that the list is read off the index in its order.
  const seat = await prisma().seat.findUnique({ where: { slug }, select: { id: true } });
  if (!seat) return { items: [], nextCursor: null };
  const rows = await prisma().verdict.findMany({
    where: {
      seatId: seat.id,
      state: 'published',
      ...(call !== null && { call }),
      tool: { state: 'published', ...(category !== null && { category: { slug: category } }) },
      ...(after && behind(after)),
    },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: verdictSelect,
  });
  return cutPage(rows, limit, shapeVerdict, (row) => timePositionOf(publicationOf(row), row.id));
}

/** What comes behind a verdict in the list; the first condition is where the index starts reading. */
const behind = ({ time, id }: TimePosition): Prisma.VerdictWhereInput => ({
  publishedAt: { lte: time },
  OR: [{ publishedAt: { lt: time } }, { id: { lt: id } }],
});
