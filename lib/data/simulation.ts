import 'server-only';
import type { PlannedVoter } from '@/lib/domain/simulation';
import { noteTallyMoved } from './changes';
import { inLongTransaction, pool } from './database';
import { holdVotesInPlace } from './votes-lock';

/** Answers the slugs of all published tools: what a made-up voter can vote on. */
export async function listVotableTools(): Promise<string[]> {
  const { rows } = await pool().query<{ slug: string }>(
    "SELECT slug FROM tools WHERE state = 'published' ORDER BY slug",
  );
  return rows.map((row) => row.slug);
}

/**
 * Has a made-up voter vote, each vote at its own past time and by the statement that a real one
 * goes through, marked as made up.
 * @returns how many votes were recorded
 */
export async function castSimulatedVotes({ id, votes }: PlannedVoter): Promise<number> {
  let recorded = 0;
  for (const { tool, choice, at } of votes) {
    const { rowCount } = await pool().query({
      name: 'cast-simulated-vote',
      text: 'SELECT FROM cast_vote($1, $2, $3, NULL, $4, true)',
      values: [tool, id, choice, at],
    });
    // None where the tool was retired in the meantime.
    if (!rowCount) continue;
    recorded += 1;
    noteTallyMoved(tool);
  }
  return recorded;
}

/**
 * Takes out every made-up vote and voter, in one transaction; the tallies follow by their triggers.
 * @returns how many there were
 */
export function removeSimulation(): Promise<{ votes: number; voters: number }> {
  return inLongTransaction(async (client) => {
    await holdVotesInPlace(client);
    const votes = await client.query('DELETE FROM votes WHERE simulated');
    const voters = await client.query('DELETE FROM voters WHERE simulated');
    return { votes: votes.rowCount ?? 0, voters: voters.rowCount ?? 0 };
  });
}
