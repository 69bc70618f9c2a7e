import { getter, isKnown, moved, SECONDS } from '@/app/api/respond';
import { embedThemeOf, missingEmbedPage } from '@/lib/domain/embed';
import { parsePair } from '@/lib/domain/matchup';
import { siteUrl } from '@/lib/env';
import { getEmbed } from '@/lib/queries/embeds';

export { DELETE, PATCH, POST, PUT } from '@/app/api/respond';

const HEADERS = { 'Cache-Control': SECONDS, 'Content-Type': 'text/html; charset=utf-8' };

/**
 * A matchup for others' pages, `/embed/{left}-vs-{right}?theme=light|dark`: the one address that may be
 * framed. Not a page of the application, whose layout and scripts no frame needs.
 */
export const GET = getter<{ pair: string }>(async (request, { pair }) => {
  const theme = embedThemeOf(new URL(request.url).searchParams.get('theme'));
  const tools = parsePair(pair);
  const found = tools && (await getEmbed(tools.left, tools.right, theme));
  if (!found) {
    return new Response(missingEmbedPage(siteUrl(), theme), { status: 404, headers: HEADERS });
  }
  if (found.slug !== pair) return moved(`/embed/${found.slug}${theme ? `?theme=${theme}` : ''}`);
  const { body, etag } = found.answer;
  const headers = { ...HEADERS, ETag: etag };
  return isKnown(request.headers.get('if-none-match'), etag)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
});
