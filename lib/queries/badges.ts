import 'server-only';
import { createHash } from 'node:crypto';
import { makeBadge } from 'badge-maker';
import { type Badge, type BadgeQuery, badgeOf } from '@/lib/domain/badge';
import { figureOf } from '@/lib/domain/figure';
import { escapeMarkup } from '@/lib/domain/xml';
import type { JsonAnswer } from './answer';
import { publicLifetime } from './lifetimes';
import { getTool } from './tools';
import { getTallies } from './votes';

const TITLE = /<title>[^<]*<\/title>/;
const ARIA_LABEL = /(?<= aria-label=")[^"]*/;

/** A badge as SVG in the flat style of shields.io, by its own library, with its entity tag. */
export function drawBadge({ title, label, message, labelColor, color }: Badge): JsonAnswer {
  const drawn = makeBadge({ label, message, labelColor, color, style: 'flat' });
  // The library reads out what is to be seen; of a figure there is more to say than fits.
  const said = escapeMarkup(title);
  const body = drawn.replace(TITLE, () => `<title>${said}</title>`).replace(ARIA_LABEL, () => said);
  const digest = createHash('sha256').update(body).digest('base64url');
  return { body, etag: `"${digest.slice(0, 27)}"` };
}

/** Cached badge of a published tool; null for another. */
export async function getBadge(slug: string, query: BadgeQuery): Promise<JsonAnswer | null> {
  'use cache';
  publicLifetime();
  const tool = await getTool(slug);
  const reading = tool && (await getTallies([slug]))[slug];
  if (!tool || !reading) return null;
  const community = figureOf(reading.tally);
  const { name, panel } = tool;
  const { simulated } = reading;
  return drawBadge(badgeOf({ name, panel: figureOf(panel), community, simulated }, query));
}
