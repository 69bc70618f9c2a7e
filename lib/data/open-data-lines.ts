import type { ClientBase, QueryResultRow } from 'pg';
import { authorName } from '@/lib/domain/author';
import { figureOf } from '@/lib/domain/figure';
import {
  type BodyKind,
  excludedLine,
  figureLine,
  openDataKinds,
  seatLine,
  toolLine,
  verdictLine,
  voteLine,
} from '@/lib/domain/open-data';
import { FigureRanks } from '@/lib/domain/open-data-ranks';
import { EXCLUDED_VOTES_SQL, EXPORTED_VOTES_SQL } from './open-data-votes';

/** So few that the pages which are asked for meanwhile wait for some milliseconds, not for dozens. */
const ROWS_A_BATCH = 200;

const TOOLS_SQL = `
  SELECT tools.slug, tools.name,
    json_build_object('slug', categories.slug, 'name', categories.name) AS category,
    coalesce((
      SELECT json_agg(json_build_object('kind', kind, 'amount', amount, 'currency', currency,
        'period', period, 'note', note, 'sourceUrl', source_url, 'checkedAt', checked_at)
        ORDER BY checked_at DESC, id DESC)
      FROM price_reads WHERE tool_id = tools.id), '[]') AS prices
  FROM tools JOIN categories ON categories.id = tools.category_id
  WHERE tools.state = 'published' ORDER BY tools.slug COLLATE "C"`;

// Of a seat's verdicts on a tool the published one is the last.
const VERDICTS_SQL = `
  SELECT tools.slug AS tool, seats.slug AS seat, verdicts.state, verdicts.call, verdicts.body,
    verdicts.tool_version, verdicts.evidence, authors.name AS author, authors.kind AS author_kind,
    coalesce(verdicts.published_at, verdicts.created_at) AS published_at, verdicts.superseded_at,
    CASE verdicts.state WHEN 'retracted' THEN verdicts.retracted_at END AS retracted_at,
    CASE verdicts.state WHEN 'retracted' THEN verdicts.retracted_reason END AS retracted_reason
  FROM verdicts JOIN tools ON tools.id = verdicts.tool_id AND tools.state = 'published'
    JOIN seats ON seats.id = verdicts.seat_id JOIN authors ON authors.id = verdicts.author_id
  WHERE verdicts.state <> 'draft'
  ORDER BY tools.slug COLLATE "C", seats.slug COLLATE "C", verdicts.state = 'published',
    published_at, verdicts.id`;

// As the pages read them: the panel from its verdicts, the community from the tally's slots, which is
// what the votes above are then compared with.
const FIGURES_SQL = `
  SELECT tools.slug AS tool,
    (SELECT count(*) FROM verdicts
     WHERE tool_id = tools.id AND state = 'published' AND call = 'ship')::int AS panel_ships,
    (SELECT count(*) FROM verdicts
     WHERE tool_id = tools.id AND state = 'published' AND call = 'skip')::int AS panel_skips,
    coalesce(sum(slots.ships), 0)::int AS ships, coalesce(sum(slots.skips), 0)::int AS skips,
    coalesce(sum(slots.simulated), 0)::int AS simulated
  FROM tools LEFT JOIN tally_slots AS slots ON slots.tool_id = tools.id
  WHERE tools.state = 'published' GROUP BY tools.id ORDER BY tools.slug COLLATE "C"`;

type VerdictRow = {
  tool: string;
  seat: string;
  state: string;
  call: string;
  body: string;
  tool_version: string;
  evidence: string[];
  author: string | null;
  author_kind: string;
  published_at: Date;
  superseded_at: Date | null;
  retracted_at: Date | null;
  retracted_reason: string | null;
};

type FigureRow = {
  tool: string;
  panel_ships: number;
  panel_skips: number;
  ships: number;
  skips: number;
  simulated: number;
};

const verdictOf = (row: VerdictRow) => ({
  ...{ tool: row.tool, seat: row.seat, state: row.state, call: row.call, body: row.body },
  ...{ toolVersion: row.tool_version, evidence: row.evidence },
  author: { name: authorName(row.author), kind: row.author_kind },
  publishedAt: row.published_at.toISOString(),
  supersededAt: row.superseded_at?.toISOString() ?? null,
  retractedAt: row.retracted_at?.toISOString() ?? null,
  retractedReason: row.retracted_reason,
});

const communityOf = ({ ships, skips }: FigureRow) => figureOf({ ships, skips });

const figureOfRow = (row: FigureRow, rankOf: ReturnType<FigureRanks['ranks']>) => ({
  tool: row.tool,
  panel: figureOf({ ships: row.panel_ships, skips: row.panel_skips }),
  community: communityOf(row),
  simulated: row.simulated,
  rank: rankOf(communityOf(row)),
});

/** Answers the rows of a statement, a batch at a time. */
async function* batchesOf<Row extends QueryResultRow>(
  client: ClientBase,
  sql: string,
): AsyncGenerator<Row[]> {
  await client.query(`DECLARE open_data NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${ROWS_A_BATCH} FROM open_data`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('CLOSE open_data');
}

/** A rank is made from all figures: they are gone through once before they are written. */
async function figureRanks(client: ClientBase): Promise<ReturnType<FigureRanks['ranks']>> {
  const ranks = new FigureRanks();
  for await (const rows of batchesOf<FigureRow>(client, FIGURES_SQL)) {
    for (const row of rows) ranks.add(communityOf(row));
  }
  return ranks.ranks();
}

/** A statement whose rows become lines of one kind. */
type Section = { sql: string; line: (row: QueryResultRow) => object };

// Each line goes through the schema that also documents it and by which it is checked: a column that was
// never meant to leave can't.
const sections: Record<Exclude<BodyKind, 'figure'>, Section> = {
  seat: {
    sql: 'SELECT slug, name, question FROM seats ORDER BY rank, slug COLLATE "C"',
    line: (row) => seatLine.parse({ kind: 'seat', ...row }),
  },
  tool: { sql: TOOLS_SQL, line: (row) => toolLine.parse({ kind: 'tool', ...row }) },
  verdict: {
    sql: VERDICTS_SQL,
    line: (row) => verdictLine.parse({ kind: 'verdict', ...verdictOf(row as VerdictRow) }),
  },
  vote: { sql: EXPORTED_VOTES_SQL, line: (row) => voteLine.parse({ kind: 'vote', ...row }) },
  excluded: {
    sql: EXCLUDED_VOTES_SQL,
    line: (row) => excludedLine.parse({ kind: 'excluded', ...row }),
  },
};

async function figureSection(client: ClientBase): Promise<Section> {
  const rankOf = await figureRanks(client);
  return {
    sql: FIGURES_SQL,
    line: (row) => figureLine.parse({ kind: 'figure', ...figureOfRow(row as FigureRow, rankOf) }),
  };
}

/**
 * Answers the lines between the header and the trailer as the client's transaction sees the database, a
 * batch of one kind at a time.
 */
export async function* readOpenData(
  client: ClientBase,
): AsyncGenerator<{ kind: BodyKind; lines: string[] }> {
  for (const kind of openDataKinds) {
    const { sql, line } = kind === 'figure' ? await figureSection(client) : sections[kind];
    for await (const rows of batchesOf(client, sql)) {
      yield { kind, lines: rows.map((row) => JSON.stringify(line(row))) };
    }
  }
}
