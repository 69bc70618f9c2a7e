import 'server-only';
import { cacheTag } from 'next/cache';
import { cacheTags } from '@/lib/cache-tags';
import { countVotes, hasSimulatedVotes, readTallies } from '@/lib/data/votes';
import { emptyTally, type TallyReading } from '@/lib/domain/tally';
import { isBuild } from '@/lib/env';
import { publicLifetime } from './lifetimes';

/** A tool's community tally where nobody has voted yet, or where there is no database. */
const noVotes: TallyReading = {
  tally: emptyTally,
  simulated: 0,
  asOf: new Date(0).toISOString(),
};

/** Cached community tallies of the tools of one page; each slug asked for has an entry. */
export async function getTallies(slugs: string[]): Promise<Record<string, TallyReading>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, ...slugs.map(cacheTags.tally));
  return talliesOf(slugs);
}

/**
 * The same for lists, whose many tools share one tag: a tag each would pass the limit of tags that an
 * entry may have.
 */
export async function getListTallies(slugs: string[]): Promise<Record<string, TallyReading>> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.tallies);
  return talliesOf(slugs);
}

/** Answers what `getTallies` and the like keep. */
export async function talliesOf(slugs: string[]): Promise<Record<string, TallyReading>> {
  const read = isBuild() ? new Map<string, TallyReading>() : await readTallies(slugs);
  return Object.fromEntries(slugs.map((slug) => [slug, read.get(slug) ?? noVotes]));
}

/** Cached answer of `countVotes`. */
export async function getVoteCount(): Promise<{ votes: number; simulated: number }> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.tallies);
  return isBuild() ? { votes: 0, simulated: 0 } : countVotes();
}

/** Cached answer of `hasSimulatedVotes`: dropped by the catalogue's tag, not by every vote. */
export async function getSimulated(): Promise<boolean> {
  'use cache';
  publicLifetime();
  cacheTag(cacheTags.site, cacheTags.catalogue);
  return isBuild() ? false : hasSimulatedVotes();
}
