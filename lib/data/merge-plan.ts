import 'server-only';
import type { ClientBase } from 'pg';
import type { MergedVotes, MergePlan, Moves } from '@/lib/domain/merge';
import { type MergedMatchup, planMatchups } from '@/lib/domain/merge-matchups';
import { readMergedTools } from './merge-tools';
import { readMergedVerdicts } from './merge-verdicts';

type Client = Pick<ClientBase, 'query'>;

// Exclusions on either name the other's votes as well once these are on one tool: by the voter, and by the
// address of the vote that stands.
const VOTES_SQL = `
  WITH theirs AS (SELECT * FROM votes WHERE tool_id = $1), ours AS (SELECT * FROM votes WHERE tool_id = $2),
  named AS (SELECT * FROM vote_exclusions WHERE tool_id IN ($1, $2) AND lifted_at IS NULL),
  joined AS (
    SELECT theirs.voter_id IS NOT NULL AS on_source, ours.voter_id IS NOT NULL AS on_target,
      coalesce(theirs.changed_at > ours.changed_at, ours.voter_id IS NULL) AS source_later,
      coalesce(NOT theirs.counted, false) AS excluded,
      coalesce(theirs.counted, true) AND coalesce(ours.counted, true)
        AND (NOT EXISTS (SELECT FROM named) OR NOT EXISTS (
          SELECT FROM named WHERE named.voter_id = coalesce(ours.voter_id, theirs.voter_id) OR named.address_hash = CASE
            WHEN coalesce(theirs.changed_at > ours.changed_at, ours.voter_id IS NULL)
            THEN theirs.address_hash ELSE ours.address_hash END
        )) AS counted,
      CASE WHEN coalesce(theirs.changed_at > ours.changed_at, ours.voter_id IS NULL)
        THEN theirs.choice ELSE ours.choice END AS choice
    FROM theirs FULL JOIN ours USING (voter_id)
  )
  SELECT count(*) FILTER (WHERE on_source)::int AS source,
    count(*) FILTER (WHERE on_target)::int AS target,
    count(*) FILTER (WHERE on_source AND on_target)::int AS both,
    count(*) FILTER (WHERE on_source AND on_target AND source_later)::int AS "sourceLater",
    count(*) FILTER (WHERE excluded)::int AS excluded,
    count(*) FILTER (WHERE counted AND choice = 'ship')::int AS ships,
    count(*) FILTER (WHERE counted AND choice = 'skip')::int AS skips
  FROM joined`;

async function readVotes(client: Client, source: number, target: number): Promise<MergedVotes> {
  type Row = Omit<MergedVotes, 'after'> & { ships: number; skips: number };
  const { rows } = await client.query<Row>(VOTES_SQL, [source, target]);
  const [row] = rows;
  if (!row) throw new Error('a count answers one row');
  const { ships, skips, ...votes } = row;
  return { ...votes, after: { ships, skips } };
}

const MATCHUPS_SQL = `
  SELECT m.id, m.left_id AS "leftId", m.right_id AS "rightId", m.state, m.revision,
    m.publish_at AS "publishAt", other.name AS other
  FROM matchups AS m
  JOIN tools AS other ON other.id = CASE
    WHEN m.left_id = $1 THEN m.right_id WHEN m.right_id = $1 THEN m.left_id
    WHEN m.left_id = $2 THEN m.right_id ELSE m.left_id END
  WHERE m.left_id IN ($1, $2) OR m.right_id IN ($1, $2) ORDER BY m.id`;

async function readMatchups(client: Client, source: number, target: number) {
  type Row = Omit<MergedMatchup, 'publishAt'> & { publishAt: Date | null; other: string };
  const { rows } = await client.query<Row>(MATCHUPS_SQL, [source, target]);
  const matchups = rows.map((row) => ({ ...row, publishAt: row.publishAt?.toISOString() ?? null }));
  const names = new Map(matchups.map(({ id, other }) => [id, other]));
  return {
    planned: planMatchups(source, target, matchups).map((each) => ({
      ...each,
      other: names.get(each.id) ?? '',
    })),
    footing: matchups.map(({ id, revision, state }) => [id, revision, state].join('.')).join(' '),
  };
}

/** What goes by id, and does not move where the target has its like. */
const KEPT_SQL = `
  SELECT 'draft' AS noun, d.id, d.version, EXISTS (
    SELECT FROM verdict_drafts AS e
    WHERE e.tool_id = $2 AND e.author_id = d.author_id AND e.seat_id = d.seat_id) AS stays
  FROM verdict_drafts AS d WHERE d.tool_id = $1
  UNION ALL
  SELECT 'interest', c.author_id, 0, EXISTS (
    SELECT FROM conflicts_of_interest AS e WHERE e.tool_id = $2 AND e.author_id = c.author_id)
  FROM conflicts_of_interest AS c WHERE c.tool_id = $1
  UNION ALL SELECT 'price', id, 0, false FROM price_reads WHERE tool_id = $1
  UNION ALL SELECT 'suggestion', id, revision, false FROM suggestions WHERE tool_id = $1 AND state = 'open'
  UNION ALL SELECT 'exclusion', id, (lifted_at IS NULL)::int, false FROM vote_exclusions WHERE tool_id = $1
  ORDER BY 1, 2`;

type KeptRow = {
  noun: 'draft' | 'interest' | 'price' | 'suggestion' | 'exclusion';
  id: number;
  version: number;
  stays: boolean;
};

async function readKept(client: Client, source: number, target: number) {
  const { rows } = await client.query<KeptRow>(KEPT_SQL, [source, target]);
  const of = (noun: KeptRow['noun']) => rows.filter((row) => row.noun === noun);
  const ids = (some: KeptRow[]) => some.map(({ id }) => id);
  const parted = (noun: KeptRow['noun']): Moves => ({
    moves: ids(of(noun).filter(({ stays }) => !stays)),
    stays: ids(of(noun).filter(({ stays }) => stays)),
  });
  const footing = (noun: KeptRow['noun']) =>
    of(noun)
      .map(({ id, version, stays }) => [id, version, Number(stays)].join('.'))
      .join(' ');
  return { of: (noun: KeptRow['noun']) => ids(of(noun)), parted, footing };
}

const ADDRESSES_SQL = 'SELECT slug FROM tool_redirects WHERE tool_id = $1 ORDER BY slug';

/**
 * Answers everything that merging one tool into another would do; null when there is no such tool. The
 * merge itself reads its plan by the same function, so that what was shown is what is done.
 */
export async function readMergePlan(
  client: Client,
  source: number,
  target: number,
): Promise<MergePlan | null> {
  const tools = await readMergedTools(client, [source, target]);
  const [one, other] = [tools.get(source), tools.get(target)];
  if (!one || !other) return null;
  const votes = await readVotes(client, source, target);
  const { footing: verdictsFooting, ...verdicts } = await readMergedVerdicts(
    client,
    source,
    target,
  );
  const matchups = await readMatchups(client, source, target);
  const kept = await readKept(client, source, target);
  const addresses = await client.query<{ slug: string }>(ADDRESSES_SQL, [source]);
  return {
    ...{ source: one, target: other, votes, ...verdicts, matchups: matchups.planned },
    ...{ prices: kept.of('price'), suggestions: kept.of('suggestion') },
    ...{ exclusions: kept.of('exclusion') },
    ...{ drafts: kept.parted('draft'), interests: kept.parted('interest') },
    addresses: addresses.rows.map(({ slug }) => slug),
    footing: {
      facts: [one.revision, one.state, other.revision, other.state].join('.'),
      ...{ verdicts: verdictsFooting, matchups: matchups.footing },
      ...{ prices: kept.footing('price'), drafts: kept.footing('draft') },
      ...{ interests: kept.footing('interest'), suggestions: kept.footing('suggestion') },
      exclusions: kept.footing('exclusion'),
      votes: [votes.source, votes.target, votes.both],
    },
  };
}
