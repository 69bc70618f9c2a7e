import 'server-only';
import type { QueryResultRow } from 'pg';
import type {
  FoundGroups,
  FoundMatchup,
  FoundSeat,
  FoundTool,
  FoundVerdict,
} from '@/lib/domain/search';
import { pool } from './database';

// What was found is read by its key, and once more only what is public: between the two statements it may
// have been taken back.
const TOOLS_SQL = `
  SELECT t.id, t.slug, t.name, t.maker, t.tagline, t.description, c.name AS category,
    calls.ships, calls.skips
  FROM tools AS t JOIN categories AS c ON c.id = t.category_id, LATERAL (
    SELECT (count(*) FILTER (WHERE call = 'ship'))::int AS ships,
      (count(*) FILTER (WHERE call = 'skip'))::int AS skips
    FROM verdicts WHERE tool_id = t.id AND state = 'published') AS calls
  WHERE t.id = ANY($1) AND t.state = 'published'`;
const MATCHUPS_SQL = `
  SELECT m.id, m.headline, l.slug AS "leftSlug", l.name AS "leftName", r.slug AS "rightSlug",
    r.name AS "rightName"
  FROM matchups AS m JOIN tools AS l ON l.id = left_id JOIN tools AS r ON r.id = right_id
  WHERE m.id = ANY($1) AND m.state = 'published' AND l.state = 'published' AND r.state = 'published'`;
const SEATS_SQL = 'SELECT id, slug, name, question FROM seats WHERE id = ANY($1)';
const VERDICTS_SQL = `
  SELECT v.id, v.call, v.body, t.slug AS "toolSlug", t.name AS "toolName", s.slug AS "seatSlug",
    s.name AS "seatName"
  FROM verdicts AS v JOIN tools AS t ON t.id = tool_id JOIN seats AS s ON s.id = seat_id
  WHERE v.id = ANY($1) AND v.state = 'published' AND t.state = 'published'`;

/** Answers the rows with these ids, in their order. */
async function rowsOf<Row extends QueryResultRow>(
  name: string,
  text: string,
  ids: number[],
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool().query<Row & { id: number }>({ name, text, values: [ids] });
  return rows.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

type ToolRow = Omit<FoundTool, 'panel'> & FoundTool['panel'];
type MatchupRow = Record<'leftSlug' | 'leftName' | 'rightSlug' | 'rightName', string> &
  Pick<FoundMatchup, 'headline'>;
type VerdictRow = Record<'toolSlug' | 'toolName' | 'seatSlug' | 'seatName', string> &
  Pick<FoundVerdict, 'call' | 'body'>;

async function tools(ids: number[]): Promise<FoundTool[]> {
  const rows = await rowsOf<ToolRow>('found-tools', TOOLS_SQL, ids);
  return rows.map(({ slug, name, maker, tagline, description, category, ships, skips }) => ({
    ...{ slug, name, maker, tagline, description, category },
    panel: { ships, skips },
  }));
}

async function matchups(ids: number[]): Promise<FoundMatchup[]> {
  const rows = await rowsOf<MatchupRow>('found-matchups', MATCHUPS_SQL, ids);
  return rows.map(({ headline, leftSlug, leftName, rightSlug, rightName }) => ({
    left: { slug: leftSlug, name: leftName },
    right: { slug: rightSlug, name: rightName },
    headline,
  }));
}

async function seats(ids: number[]): Promise<FoundSeat[]> {
  const rows = await rowsOf<FoundSeat>('found-seats', SEATS_SQL, ids);
  return rows.map(({ slug, name, question }) => ({ slug, name, question }));
}

async function verdicts(ids: number[]): Promise<FoundVerdict[]> {
  const rows = await rowsOf<VerdictRow>('found-verdicts', VERDICTS_SQL, ids);
  return rows.map(({ call, body, toolSlug, toolName, seatSlug, seatName }) => ({
    tool: { slug: toolSlug, name: toolName },
    seat: { slug: seatSlug, name: seatName },
    call,
    body,
  }));
}

/** How the things of each kind are read by their ids, in the order of those. */
export const readFound: {
  [Kind in keyof FoundGroups]: (ids: number[]) => Promise<FoundGroups[Kind]['items']>;
} = { tool: tools, matchup: matchups, seat: seats, verdict: verdicts };
