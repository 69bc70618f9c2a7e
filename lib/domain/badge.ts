import * as z from 'zod';
import { type Figure, isEarly } from './figure';
import { countVotes } from './tally';
import { counted, grouped, tidyName } from './words';

/** Which figure a badge shows, and on which ground it stands. */
export const badgeQuerySchema = z.object({
  kind: z.enum(['panel', 'community'], 'kind is panel or community.').default('community'),
  theme: z.enum(['light', 'dark'], 'theme is light or dark.').default('light'),
});

export type BadgeQuery = z.infer<typeof badgeQuerySchema>;
export type BadgeKind = BadgeQuery['kind'];

/** The words and colours of a badge: `title` is read out in their place. */
export type Badge = {
  label: string;
  message: string;
  title: string;
  labelColor: string;
  color: string;
};

/** The calls' colours of the site, on the ground of a light or a dark page. */
const COLOURS = {
  light: { label: '#575147', ship: '#14502f', skip: '#8a2a10', neutral: '#857d6f' },
  dark: { label: '#37332b', ship: '#7fd6a4', skip: '#f3a58c', neutral: '#b9b1a2' },
} as const;

/** Green and red only where the 95% interval leaves out one half; otherwise nobody can tell. */
function sideOf({ low, high }: Figure): 'ship' | 'skip' | 'neutral' {
  if (low !== null && low > 50) return 'ship';
  if (high !== null && high < 50) return 'skip';
  return 'neutral';
}

/** What a badge says of a figure; `simulated` of its votes are made up. */
function messageOf(figure: Figure, kind: BadgeKind, simulated: number): string {
  if (figure.percent === null) return kind === 'panel' ? 'no verdicts yet' : 'no votes yet';
  const said = `${figure.percent}% of ${grouped(countVotes(figure))}`;
  if (kind === 'panel') return said;
  return `${said}${isEarly(figure) ? ', early' : ''}${simulated > 0 ? ', simulated' : ''}`;
}

function titleOf(name: string, figure: Figure, kind: BadgeKind, simulated: number): string {
  const message = messageOf(figure, kind, simulated);
  const { percent, low, high } = figure;
  if (percent === null) return `${name} on Shipworthy: ${message}`;
  const noun = kind === 'panel' ? 'verdict' : 'vote';
  const all = counted(countVotes(figure), noun);
  const made = simulated > 0 ? `, ${grouped(simulated)} of them simulated` : '';
  return `${name} on Shipworthy: ${percent}% of ${all} say ship${made}, 95% interval ${low} to ${high}%`;
}

/** The badge of a tool's panel or community figure. */
export function badgeOf(
  tool: { name: string; panel: Figure; community: Figure; simulated: number },
  { kind, theme }: BadgeQuery,
): Badge {
  const figure = tool[kind];
  const simulated = kind === 'panel' ? 0 : tool.simulated;
  const colours = COLOURS[theme];
  return {
    label: `Shipworthy ${kind}`,
    message: messageOf(figure, kind, simulated),
    title: titleOf(tidyName(tool.name), figure, kind, simulated),
    labelColor: colours.label,
    color: colours[sideOf(figure)],
  };
}

/** The badge that stands where there is none to show: of an unknown tool, or of a kind that is not. */
export function emptyBadge(message: string, theme: BadgeQuery['theme'] = 'light'): Badge {
  const { label: labelColor, neutral: color } = COLOURS[theme];
  return { label: 'Shipworthy', message, title: `Shipworthy: ${message}`, labelColor, color };
}

/** The address part of the tool in a badge's file name, `{slug}.svg`; null for another file. */
export const slugOfBadge = (file: string): string | null =>
  file.endsWith('.svg') ? file.slice(0, -'.svg'.length) : null;
