import * as z from 'zod';
import { type Figure, figureOf } from './figure';
import type { FigureLine } from './open-data';
import { figureSchema } from './tool';
import { counted } from './words';

/** What is read of a page of the site's tools (GET /api/v1/tools); more may stand there. */
export const siteToolsJson = z.object({
  items: z.array(z.object({ slug: z.string(), panel: figureSchema, community: figureSchema })),
  nextCursor: z.string().nullable(),
});

export type SiteTool = z.infer<typeof siteToolsJson>['items'][number];

/** How a site's figure stands to a file's: the same, moved since by votes or verdicts, or wrong. */
export type SiteDifference = { kind: 'moved' | 'wrong'; text: string };

const shown = ({ percent, ships, skips }: Figure): string =>
  percent === null ? 'no figure' : `${percent}% of ${ships + skips}`;

const movedBy = (before: number, after: number, what: string): string => {
  if (after > before) return `${counted(after - before, `more ${what}`)} since`;
  if (after < before) return `${counted(before - after, what)} fewer since`;
  return `${what}s were changed since`;
};

function compareFigure(name: string, what: string, file: Figure, now: Figure): SiteDifference[] {
  const made = figureOf({ ships: now.ships, skips: now.skips });
  if (made.percent !== now.percent || made.low !== now.low || made.high !== now.high) {
    return [
      {
        kind: 'wrong',
        text: `${name}: the site shows ${shown(now)}, its counts make ${shown(made)}.`,
      },
    ];
  }
  if (file.ships === now.ships && file.skips === now.skips) return [];
  const by = movedBy(file.ships + file.skips, now.ships + now.skips, what);
  return [
    { kind: 'moved', text: `${name}: ${shown(file)} in the file, ${shown(now)} now: ${by}.` },
  ];
}

/**
 * Answers where the figures that a site shows now are not those of a file's tool. Those that moved since
 * the file was made are no fault; those that their own counts do not make are. `null` for a tool that the
 * one has and the other has not.
 */
export function compareWithSite(file: FigureLine | null, now: SiteTool | null): SiteDifference[] {
  if (!file) return now ? [{ kind: 'moved', text: `${now.slug}: published since.` }] : [];
  if (!now) return [{ kind: 'moved', text: `${file.tool}: no longer on the site.` }];
  return [
    ...compareFigure(`${file.tool}, panel`, 'verdict', file.panel, now.panel),
    ...compareFigure(`${file.tool}, community`, 'vote', file.community, now.community),
  ];
}
