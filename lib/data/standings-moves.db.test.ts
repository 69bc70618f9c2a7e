import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/domain/simulation';
import { curator, merged } from '@/scripts/testing/merging';
import { acting, eventually, newActor, openWorld } from '@/scripts/testing/world';
import { deleteAccount } from './accounts';
import { carryVotesOver } from './carry-over';
import { noteTallyMoved } from './changes';
import { castSimulatedVotes, removeSimulation } from './simulation';
import { reconcileStandings, refreshStandings } from './standings';
import { undoMerge } from './unmerge';
import { excludeVotes, liftExclusion, listExclusions } from './vote-exclusions';
import { castVote } from './votes';

const { rows, sql, tool } = await openWorld();

/** The tools whose standing is not what their votes and verdicts say, counted from the rows themselves. */
const wrong = () =>
  sql<{ slug: string }>(
    `SELECT slug FROM tools AS t LEFT JOIN tool_standings AS s ON s.tool_id = t.id
     WHERE (s.ships, s.skips, s.panel_ships, s.panel_skips, s.public, s.category_id) IS DISTINCT FROM (
       (SELECT count(*)::int FROM votes WHERE tool_id = t.id AND counted AND choice = 'ship'),
       (SELECT count(*)::int FROM votes WHERE tool_id = t.id AND counted AND choice = 'skip'),
       (SELECT count(*)::int FROM verdicts WHERE tool_id = t.id AND state = 'published' AND call = 'ship'),
       (SELECT count(*)::int FROM verdicts WHERE tool_id = t.id AND state = 'published' AND call = 'skip'),
       t.state = 'published', t.category_id)`,
  );

const follows = (what: string) =>
  eventually(async () => (await wrong()).length === 0, `standings follow ${what}`);

async function vote(
  slug: string,
  choice: 'ship' | 'skip',
  actor: { voterId: string; addressHash: string } = newActor(),
) {
  await castVote(actor, slug, choice);
  noteTallyMoved(slug);
  return actor;
}

test('signing in with votes, excluding, counting again and deleting an account are followed', async () => {
  const { id: toolId, slug } = await tool();
  const { id: userId } = await rows.user();
  await carryVotesOver(userId, null);
  const [account] = await sql<{ voter_id: string }>('SELECT voter_id FROM users WHERE id = $1', [
    userId,
  ]);
  await vote(slug, 'skip', { voterId: account?.voter_id ?? '', addressHash: 'a' });
  const browser = await vote(slug, 'ship');
  await follows('votes');
  await carryVotesOver(userId, browser.voterId);
  await follows('a sign-in');
  const other = await vote(slug, 'skip', { voterId: randomUUID(), addressHash: 'burst' });
  await follows('a vote');
  await excludeVotes({ toolId, by: 'voter', key: other.voterId, reason: 'A burst.' }, acting());
  await follows('an exclusion');
  const [exclusion] = await listExclusions(toolId, 1);
  await liftExclusion(exclusion?.id ?? 0, acting());
  await follows('a lifted exclusion');
  await deleteAccount(acting(), userId);
  await follows('a deleted account');
});

test('made-up votes are followed, and their removal when the standings are gone over', async () => {
  const { slug } = await tool();
  const at = new Date('2026-10-01T12:00:00Z');
  await castSimulatedVotes({ id: randomUUID(), votes: [{ tool: slug, choice: 'ship', at }] });
  await follows('a simulation');
  await removeSimulation();
  expect(await wrong()).toEqual([{ slug }]);
  await reconcileStandings();
  expect(await wrong()).toEqual([]);
});

test('a merge and its undo are followed in the very same transaction', async () => {
  const [source, target] = [await tool(), await tool()];
  const seat = await rows.seat();
  const author = await rows.author();
  await rows.verdict({ toolId: source.id, seatId: seat.id, authorId: author.id });
  for (const { slug } of [source, source, target]) await vote(slug, 'ship');
  await follows('votes');
  const { id: merge } = await merged(source.id, target.id);
  expect(await wrong()).toEqual([]);
  await undoMerge(curator(), merge, new Date());
  expect(await wrong()).toEqual([]);
});

test('votes, merges and going over at once: nobody waits for ever, and all is right in the end', async () => {
  const [one, other, third] = [await tool(), await tool(), await tool()];
  for (const { slug } of [one, other, other]) await vote(slug, 'ship');
  let going = true;
  const voter = async (seed: number) => {
    const random = mulberry32(seed);
    const actor = newActor();
    while (going) {
      // Not on the two: a merge is refused where votes came since its curator looked.
      await vote(third.slug, random() < 0.5 ? 'ship' : 'skip', actor);
      for (const { slug } of [one, other]) noteTallyMoved(slug);
    }
  };
  const voters = Promise.all(Array.from({ length: 12 }, (_, seed) => voter(seed)));
  const keepers = Promise.all(
    [1, 2].map(async () => {
      while (going) {
        await reconcileStandings();
        await refreshStandings([third.slug, other.slug, one.slug]);
      }
    }),
  );
  for (let round = 0; round < 2; round += 1) {
    const { id: merge } = await merged(one.id, other.id);
    await undoMerge(curator(), merge, new Date());
  }
  going = false;
  await Promise.all([voters, keepers]);
  await follows('all of it');
  const [{ deadlocks } = { deadlocks: '' }] = await sql<{ deadlocks: string }>(
    'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
  );
  expect(deadlocks).toBe('0');
});
