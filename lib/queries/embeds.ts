import 'server-only';
import { createHash } from 'node:crypto';
import { type EmbedTheme, embedPage } from '@/lib/domain/embed';
import { pairSlug } from '@/lib/domain/matchup';
import { siteUrl } from '@/lib/env';
import type { JsonAnswer } from './answer';
import { publicLifetime } from './lifetimes';
import { getMatchup, getMovedMatchup } from './matchups';
import { getTallies } from './votes';

/** Cached page of an embed, under the address that it should have; null where there are no such two tools. */
export async function getEmbed(
  one: string,
  other: string,
  theme: EmbedTheme | null,
): Promise<{ slug: string; answer: JsonAnswer } | null> {
  'use cache';
  publicLifetime();
  const matchup = (await getMatchup(one, other)) ?? (await getMovedMatchup(one, other));
  if (!matchup) return null;
  const { left, right } = matchup;
  const readings = await getTallies([left.slug, right.slug].sort());
  const [ofLeft, ofRight] = [readings[left.slug], readings[right.slug]];
  if (!ofLeft || !ofRight) throw new Error(`No tally was read for ${left.slug} or ${right.slug}`);
  const site = { siteUrl: siteUrl(), theme };
  const body = embedPage(matchup, { left: ofLeft, right: ofRight }, site);
  const digest = createHash('sha256').update(body).digest('base64url');
  const answer = { body, etag: `"${digest.slice(0, 27)}"` };
  return { slug: pairSlug(left.slug, right.slug), answer };
}
