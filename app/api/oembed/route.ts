import { apiOperations } from '@/lib/domain/api-operations';
import { parsePair } from '@/lib/domain/matchup';
import { siteUrl } from '@/lib/env';
import { getOembedAnswer } from '@/lib/queries/oembed';
import { readQuery } from '../paging';
import { getter, json, problem } from '../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../respond';

const MATCHUP = /^\/compare\/([^/]+)\/?$/;

/** The pair whose page stands at `address`, if that is a page of this site, by whichever name it was asked. */
function pairAt(address: string, request: Request) {
  if (!URL.canParse(address)) return null;
  const { host, pathname, protocol } = new URL(address);
  const own = [new URL(siteUrl()).host, request.headers.get('host')];
  const [, pair] = MATCHUP.exec(pathname) ?? [];
  return pair && own.includes(host) && /^https?:$/.test(protocol) ? parsePair(pair) : null;
}

/** What a site shows in place of a link to a matchup (oembed.com, 1.0). */
export const GET = getter(async (request) => {
  const read = readQuery(apiOperations.getOembed, request);
  if ('refusal' in read) return read.refusal;
  const { url, format, maxwidth, maxheight } = read.query;
  if (format !== 'json') return problem(501, 'Only format=json is answered here.');
  const pair = pairAt(url, request);
  const answer = pair && (await getOembedAnswer(pair.left, pair.right, { maxwidth, maxheight }));
  return answer
    ? json(request, answer)
    : problem(404, 'url is not the address of a matchup on this site.');
});
