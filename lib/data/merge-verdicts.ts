import 'server-only';
import type { ClientBase } from 'pg';
import { authorName } from '@/lib/domain/author';
import type { ContestedSeat, MergedVerdict } from '@/lib/domain/merge';
import type { Choice } from '@/lib/domain/tally';

const VERDICTS_SQL = `
  SELECT v.id, v.tool_id, v.version, v.state, v.call, v.tool_version, v.published_at,
    CASE WHEN v.state = 'published' THEN v.body ELSE '' END AS body,
    seats.slug AS seat, seats.name AS seat_name, authors.name AS author
  FROM verdicts AS v JOIN seats ON seats.id = v.seat_id JOIN authors ON authors.id = v.author_id
  WHERE v.tool_id IN ($1, $2) ORDER BY seats.rank, seats.id, v.id`;

type VerdictRow = {
  id: number;
  tool_id: number;
  version: number;
  state: 'draft' | 'published' | 'superseded' | 'retracted';
  call: Choice;
  tool_version: string;
  published_at: Date | null;
  body: string;
  seat: string;
  seat_name: string;
  author: string | null;
};

const shape = (row: VerdictRow): MergedVerdict => ({
  ...{ id: row.id, call: row.call, body: row.body, author: authorName(row.author) },
  toolVersion: row.tool_version,
  publishedAt: row.published_at?.toISOString() ?? '',
});

/** Answers what becomes of the source's verdicts, and which seats have a published one on both tools. */
export async function readMergedVerdicts(
  client: Pick<ClientBase, 'query'>,
  source: number,
  target: number,
): Promise<{
  contested: ContestedSeat[];
  verdicts: number[];
  movingSeats: string[];
  footing: string;
}> {
  const { rows } = await client.query<VerdictRow>(VERDICTS_SQL, [source, target]);
  const published = rows.filter(({ state }) => state === 'published');
  const ours = new Map(
    published.filter((row) => row.tool_id === target).map((row) => [row.seat, row]),
  );
  const theirs = published.filter((row) => row.tool_id === source);
  return {
    contested: theirs.flatMap((row) => {
      const rival = ours.get(row.seat);
      const seat = { slug: row.seat, name: row.seat_name };
      return rival ? [{ seat, source: shape(row), target: shape(rival) }] : [];
    }),
    verdicts: rows.filter((row) => row.tool_id === source).map(({ id }) => id),
    movingSeats: theirs.filter(({ seat }) => !ours.has(seat)).map((row) => row.seat_name),
    footing: rows.map(({ id, version, state }) => [id, version, state].join('.')).join(' '),
  };
}
