import 'server-only';
import { updateTag } from 'next/cache';
import { announceTags } from '@/lib/data/changes';
import { log } from '@/lib/log';

/**
 * Drops what is cached under `tags`: in this process before the action answers, so that who acted sees
 * it at once, and in every other process. For after the commit; never fails.
 */
export async function dropTags(tags: readonly string[]): Promise<void> {
  for (const tag of tags) updateTag(tag);
  try {
    await announceTags(tags);
  } catch (error) {
    // What was changed is kept; other processes follow within a minute (docs/decisions/0002).
    log().warn({ error: String(error) }, 'a change could not be announced');
  }
}
