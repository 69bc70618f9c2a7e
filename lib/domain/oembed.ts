import * as z from 'zod';
import { webUrlSchema } from './price';
import { escapeMarkup } from './xml';

/** The size in which an embed shows everything without scrolling, in CSS pixels. */
export const EMBED_WIDTH = 640;
export const EMBED_HEIGHT = 420;

const SIZE_MESSAGE = 'maxwidth and maxheight are whole numbers of pixels, from 1 to 99999.';
const size = z
  .string({ error: SIZE_MESSAGE })
  .regex(/^[1-9]\d{0,4}$/, SIZE_MESSAGE)
  .transform(Number)
  .optional()
  .meta({ description: 'How many pixels there is room for.' });

/** What oEmbed asks for. Source: oembed.com, section 2.2; another format than JSON is refused with 501. */
export const oembedQuerySchema = z.object({
  url: z
    .string({ error: 'url must be given once: the address of a matchup’s page.' })
    .min(1, 'url must not be empty.')
    .max(2000, 'url is longer than 2000 characters.')
    .meta({ description: 'The address of a matchup’s page.' }),
  format: z
    .string({ error: 'format must be given once, as text.' })
    .max(20, 'format is longer than 20 characters.')
    .default('json')
    .meta({ description: 'Only `json` is answered.' }),
  maxwidth: size,
  maxheight: size,
});

/** What oEmbed answers of a matchup. Source: oembed.com, section 2.3.4.4 ("rich"). */
export const oembedJson = z.strictObject({
  type: z.literal('rich'),
  version: z.literal('1.0'),
  title: z.string().min(1),
  provider_name: z.string().min(1),
  provider_url: webUrlSchema,
  /** Seconds for which a consumer may keep this. */
  cache_age: z.int().min(0),
  html: z.string().min(1),
  width: z.int().min(1),
  height: z.int().min(1),
});

export type OembedJson = z.infer<typeof oembedJson>;

/** The markup with which a page shows a matchup: `embedUrl` is the embed's absolute address. */
export function embedMarkup(
  matchup: { title: string; embedUrl: string },
  width: number = EMBED_WIDTH,
  height: number = EMBED_HEIGHT,
): string {
  const { title, embedUrl } = matchup;
  return `<iframe src="${escapeMarkup(embedUrl)}" title="${escapeMarkup(title)}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
}

/** What oEmbed answers of a matchup, within the size that the consumer has room for. */
export function toOembedJson(
  matchup: { title: string; embedUrl: string; siteName: string; siteUrl: string },
  room: { maxwidth?: number | undefined; maxheight?: number | undefined },
): OembedJson {
  const width = Math.min(EMBED_WIDTH, room.maxwidth ?? EMBED_WIDTH);
  const height = Math.min(EMBED_HEIGHT, room.maxheight ?? EMBED_HEIGHT);
  return {
    type: 'rich',
    version: '1.0',
    title: matchup.title,
    provider_name: matchup.siteName,
    provider_url: matchup.siteUrl,
    cache_age: 300,
    html: embedMarkup(matchup, width, height),
    width,
    height,
  };
}
