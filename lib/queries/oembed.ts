import 'server-only';
import { apiOperations } from '@/lib/domain/api-operations';
import { pairSlug } from '@/lib/domain/matchup';
import { toOembedJson } from '@/lib/domain/oembed';
import { siteUrl } from '@/lib/env';
import { answerOf, type JsonAnswer } from './answer';
import { publicLifetime } from './lifetimes';
import { getMatchup, getMovedMatchup } from './matchups';

type Room = { maxwidth?: number | undefined; maxheight?: number | undefined };

/** Cached oEmbed of the comparison of two tools, in whatever order; null where there is none. */
export async function getOembedAnswer(
  one: string,
  other: string,
  room: Room,
): Promise<JsonAnswer | null> {
  'use cache';
  publicLifetime();
  const matchup = (await getMatchup(one, other)) ?? (await getMovedMatchup(one, other));
  if (!matchup) return null;
  const { left, right } = matchup;
  return answerOf(
    apiOperations.getOembed.answer,
    toOembedJson(
      {
        title: `${left.name} vs ${right.name}`,
        embedUrl: `${siteUrl()}/embed/${pairSlug(left.slug, right.slug)}`,
        siteName: 'Shipworthy',
        siteUrl: siteUrl(),
      },
      room,
    ),
  );
}
