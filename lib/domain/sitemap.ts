import { escapeMarkup } from './xml';

/** The most addresses that one file of a sitemap may have. Source: sitemaps.org, protocol. */
export const SITEMAP_PART = 50_000;

/** A page of the sitemap: its path, and when it changed last (ISO, UTC) where that is known. */
export type MappedPage = { path: string; changedAt: string | null };

/**
 * The pages that stand whatever the catalogue holds. None of them says noindex; when they last changed
 * is known of none, so nothing is claimed.
 */
export const STANDING_PAGES = [
  '/',
  '/compare',
  '/tools',
  '/leaderboard',
  '/leaderboard/disagree',
  '/panel',
  '/search',
  '/methodology',
  '/data',
  '/developers',
  '/suggest',
  '/newsletter',
] as const;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** A file of addresses. `siteUrl` is the site's origin. */
export function urlSet(pages: readonly MappedPage[], siteUrl: string): string {
  const urls = pages.map(({ path, changedAt }) => {
    const lastmod = changedAt ? `<lastmod>${escapeMarkup(changedAt)}</lastmod>` : '';
    const address = `${siteUrl}${path === '/' ? '/' : path}`;
    return `<url><loc>${escapeMarkup(address)}</loc>${lastmod}</url>\n`;
  });
  return `${HEAD}<urlset ${XMLNS}>\n${urls.join('')}</urlset>\n`;
}

/** The file that names the parts, by their names. */
export function sitemapIndex(parts: readonly string[], siteUrl: string): string {
  const maps = parts.map(
    (part) => `<sitemap><loc>${escapeMarkup(`${siteUrl}/sitemaps/${part}.xml`)}</loc></sitemap>\n`,
  );
  return `${HEAD}<sitemapindex ${XMLNS}>\n${maps.join('')}</sitemapindex>\n`;
}

export type MappedNoun = 'tools' | 'matchups';
export type SitemapPart = { noun: 'pages' } | { noun: MappedNoun; part: number };

/** What a part is called in its address. */
export const partName = (part: SitemapPart): string =>
  part.noun === 'pages' ? part.noun : `${part.noun}-${part.part}`;

/** The last part that can have rows: their ids are whole numbers of 32 bits. */
const LAST_PART = Math.floor((2 ** 31 - 2) / SITEMAP_PART);

/** The part that a name stands for; null where it is none. */
export function parsePart(name: string): SitemapPart | null {
  if (name === 'pages') return { noun: 'pages' };
  const [, noun, part] = /^(tools|matchups)-(0|[1-9]\d{0,4})$/.exec(name) ?? [];
  if (part === undefined || Number(part) > LAST_PART) return null;
  return { noun: noun === 'tools' ? 'tools' : 'matchups', part: Number(part) };
}
