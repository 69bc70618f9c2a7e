import 'server-only';
import { tagsOfMatchup } from '@/lib/cache-tags';
import { actingAsSystem, inTransactionAs } from './acting';
import { announceTags } from './changes';

/**
 * Publishes every scheduled matchup whose time has come by `now`, and tells all processes to drop what
 * shows it, in one transaction. Whoever does the same at the same time waits for the rows and then finds
 * them published: each is published once.
 * @returns the ids of those that this call published
 */
export function publishDueMatchups(now: Date): Promise<number[]> {
  return inTransactionAs(actingAsSystem('job', 'Its time had come.'), async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `UPDATE matchups SET state = 'published', updated_at = $1
       WHERE state = 'scheduled' AND publish_at <= $1 RETURNING id`,
      [now],
    );
    if (rows.length > 0) await announceTags(tagsOfMatchup(), client);
    return rows.map(({ id }) => id);
  });
}
