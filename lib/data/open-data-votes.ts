import { LEAST_TOGETHER } from '@/lib/domain/open-data';
import type { Choice } from '@/lib/domain/tally';

/** A vote as the export's statement reads it. */
export type ExportedVote = {
  tool: string;
  voter: string;
  choice: Choice;
  cast: string | null;
  simulated: boolean;
};

// docs/decisions/0010-open-data.md says why it is done so.
//
// The key of the pseudonyms is made by the statement itself, so that it is never in the hands of a
// process or in a log, and it is gone when the statement is over. The tool goes into each pseudonym: the
// same voter has another one on each tool. What is hashed always has the same length, so the key in front
// of it is as good as an HMAC's.
//
// When a vote was cast is said as finely as enough votes of the tool share it: by days; what is left of a
// week by the week; what is left of a month by the month; and what is left then not at all. Made-up votes
// are grouped apart, or real ones could be told from them.
//
// Lines stand in the order of their pseudonyms, so their order says nothing.
export const EXPORTED_VOTES_SQL = `
  WITH key AS MATERIALIZED (
    SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS secret
  ), counted AS MATERIALIZED (
    SELECT votes.tool_id, votes.voter_id, votes.choice, votes.simulated,
      (votes.cast_at AT TIME ZONE 'UTC')::date AS day
    FROM votes JOIN tools ON tools.id = votes.tool_id AND tools.state = 'published'
    WHERE votes.counted
  ), days AS (
    SELECT tool_id, simulated, day, count(*) AS votes FROM counted GROUP BY 1, 2, 3
  ), weeks AS (
    SELECT *, sum(votes) FILTER (WHERE votes < ${LEAST_TOGETHER})
      OVER (PARTITION BY tool_id, simulated, date_trunc('week', day)) AS week_votes
    FROM days
  ), months AS (
    SELECT *, sum(votes) FILTER (WHERE votes < ${LEAST_TOGETHER} AND week_votes < ${LEAST_TOGETHER})
      OVER (PARTITION BY tool_id, simulated, date_trunc('month', day)) AS month_votes
    FROM weeks
  ), casts AS (
    SELECT tool_id, simulated, day, CASE
        WHEN votes >= ${LEAST_TOGETHER} THEN to_char(day, 'YYYY-MM-DD')
        WHEN week_votes >= ${LEAST_TOGETHER} THEN to_char(day, 'IYYY-"W"IW')
        WHEN month_votes >= ${LEAST_TOGETHER} THEN to_char(day, 'YYYY-MM')
      END AS "cast"
    FROM months
  )
  SELECT slug AS tool, choice, "cast", simulated, encode(pseudonym, 'hex') AS voter
  FROM (
    SELECT tools.slug, counted.choice, casts."cast", counted.simulated, substr(sha256(
      key.secret || int4send(counted.tool_id) || uuid_send(counted.voter_id)), 1, 12) AS pseudonym
    FROM counted JOIN casts USING (tool_id, simulated, day) JOIN tools ON tools.id = counted.tool_id
      CROSS JOIN key
  ) AS named
  ORDER BY slug COLLATE "C", pseudonym`;

// Named by the tool only where many share it, for the same reason: the few that a curator took out are
// often one person's, and would say together what that person voted on.
export const EXCLUDED_VOTES_SQL = `
  WITH excluded AS (
    SELECT tools.slug, count(*) AS votes
    FROM votes JOIN tools ON tools.id = votes.tool_id AND tools.state = 'published'
    WHERE NOT votes.counted AND votes.choice IS NOT NULL GROUP BY tools.id
  )
  SELECT tool, sum(votes)::int AS votes
  FROM (
    SELECT CASE WHEN votes >= ${LEAST_TOGETHER} THEN slug END AS tool, votes FROM excluded
  ) AS named
  GROUP BY tool ORDER BY tool COLLATE "C" NULLS LAST`;
