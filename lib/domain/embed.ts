import type { ToolFacts } from './catalogue';
import { communityComparison, type Figure, figureOf, isEarly } from './figure';
import { pairSlug } from './matchup';
import type { PairReadings } from './present';
import { countVotes, type TallyReading } from './tally';
import { counted, grouped } from './words';
import { escapeMarkup } from './xml';

/** Which looks an embed has: those of the reader's system unless the page that holds it says which. */
const embedThemes = ['light', 'dark'] as const;
export type EmbedTheme = (typeof embedThemes)[number];

/** Answers the theme that `?theme=` asks for; whatever is none leaves it to the reader's system. */
export const embedThemeOf = (text: string | null): EmbedTheme | null =>
  embedThemes.find((theme) => theme === text) ?? null;

/** Markup that needs no escaping any more. */
type Markup = string;

const LIGHT =
  'color-scheme:light;--paper:#fbf9f4;--ink:#1b1916;--muted:#575147;--hairline:#ddd6c8;--ship:#14502f;--skip:#8a2a10;--focus:#1d4ed8';
const DARK =
  'color-scheme:dark;--paper:#151411;--ink:#f1ece1;--muted:#b9b1a2;--hairline:#37332b;--ship:#7fd6a4;--skip:#f3a58c;--focus:#93b4ff';

const LOOKS = `*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:16px/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere;padding:12px 16px}
h1{font-size:13px;font-weight:400;color:var(--muted);padding-bottom:8px}
main{border-top:1px solid var(--ink);display:grid;grid-template-columns:1fr 1fr}
article{padding:8px 16px 0 0;min-width:0}
article+article{border-left:1px solid var(--hairline);padding:8px 0 0 16px}
h2{font:600 20px/1.2 "Iowan Old Style","Palatino Linotype",Georgia,serif;text-wrap:balance}
h3{font-size:13px;font-weight:400;color:var(--muted);padding-top:8px}
.figure{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 8px}
.figure b{font:600 30px/1.2 "Iowan Old Style","Palatino Linotype",Georgia,serif}
small{display:block;font-size:13px;line-height:20px;color:var(--muted)}
svg{display:block;width:100%;height:16px}
footer{border-top:1px solid var(--hairline);margin-top:12px;padding-top:4px;font-size:13px;line-height:20px;display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 16px}
a{color:inherit;text-underline-offset:.2em;display:inline-flex;align-items:center;min-height:44px}
a:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.ship{fill:var(--ship)}.skip{fill:var(--skip)}.none{fill:var(--hairline)}.whisker{stroke:var(--ink);stroke-width:1.5;fill:none}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(max-width:479px){article h2{font-size:17px}.figure b{font-size:24px}h3{padding-top:4px}article{padding-right:10px}article+article{padding-left:10px}}
@media(forced-colors:active){.ship,.skip{forced-color-adjust:none}}`;

function styles(theme: EmbedTheme | null): Markup {
  if (theme) return `:root{${theme === 'dark' ? DARK : LIGHT}}${LOOKS}`;
  return `:root{${LIGHT}}@media(prefers-color-scheme:dark){:root{${DARK}}}${LOOKS}`;
}

/** The bar of components/ui/split-bar.tsx, for a page without React. */
function bar(figure: Figure): Markup {
  const all = countVotes(figure);
  const { low, high } = figure;
  if (all === 0 || low === null || high === null) {
    return '<svg aria-hidden="true" viewBox="0 0 100 16" preserveAspectRatio="none"><rect class="none" y="5" width="100" height="2"/></svg>';
  }
  const share = (100 * figure.ships) / all;
  return `<svg aria-hidden="true" viewBox="0 0 100 16" preserveAspectRatio="none"><rect class="ship" y="0" width="${share}" height="8"/><rect class="skip" x="${share}" y="2" width="${100 - share}" height="4"/><path class="whisker" vector-effect="non-scaling-stroke" d="M${low} 12H${high}M${low} 10V14M${high} 10V14"/></svg>`;
}

type Kind = { noun: string; empty: string; note: string };

function figureMarkup(heading: string, figure: Figure, { noun, empty, note }: Kind): Markup {
  const head = `<h3>${heading}</h3>`;
  if (figure.percent === null) {
    return `${head}<p class="figure"><b aria-hidden="true">—</b><span class="said">${empty}</span></p>${bar(figure)}<small aria-hidden="true">${empty}</small>`;
  }
  const count = counted(countVotes(figure), noun);
  return `${head}<p class="figure"><b>${figure.percent}%</b><small>${count}</small></p>${bar(figure)}<small>95% interval ${figure.low} to ${figure.high}%${note}</small>`;
}

function communityNote({ tally, simulated }: TallyReading): string {
  return `${isEarly(tally) ? ' · early' : ''}${simulated > 0 ? ` · ${grouped(simulated)} simulated` : ''}`;
}

type EmbeddedTool = Pick<ToolFacts, 'slug' | 'name' | 'panel'>;

function toolMarkup(tool: EmbeddedTool, reading: TallyReading): Markup {
  const panel = { noun: 'reviewer', empty: 'no verdicts yet', note: '' };
  const community = {
    ...{ noun: 'vote', empty: 'no community votes yet' },
    note: communityNote(reading),
  };
  return `<article><h2>${escapeMarkup(tool.name)}</h2>${figureMarkup('Panel ship', figureOf(tool.panel), panel)}${figureMarkup('Community', figureOf(reading.tally), community)}</article>`;
}

function page(title: string, theme: EmbedTheme | null, body: Markup, head: Markup = ''): Markup {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">${head}<title>${escapeMarkup(title)}</title><style>${styles(theme)}</style></head><body>${body}</body></html>`;
}

/**
 * A matchup as a page of its own that stands in others' pages: both names, both figures with their
 * counts and intervals, and the way to the whole. It has no script, loads nothing and sets no cookie.
 */
export function embedPage(
  { left, right }: { left: EmbeddedTool; right: EmbeddedTool },
  readings: PairReadings,
  site: { siteUrl: string; theme: EmbedTheme | null },
): Markup {
  const title = `${left.name} vs ${right.name}`;
  const address = escapeMarkup(`${site.siteUrl}/compare/${pairSlug(left.slug, right.slug)}`);
  const { sentence } = communityComparison(
    { name: left.name, tally: readings.left.tally },
    { name: right.name, tally: readings.right.tally },
  );
  const body = `<h1>${escapeMarkup(title)} on Shipworthy</h1><main>${toolMarkup(left, readings.left)}${toolMarkup(right, readings.right)}</main><footer><p>${escapeMarkup(sentence)}</p><a href="${address}" target="_top">Verdicts, prices and your vote</a></footer>`;
  return page(title, site.theme, body, `<link rel="canonical" href="${address}">`);
}

/** What stands in the frame of a matchup that is not there. */
export function missingEmbedPage(siteUrl: string, theme: EmbedTheme | null): Markup {
  const body = `<h1>Shipworthy</h1><p>There is no such matchup: one of its two tools is not published here, or its name is written otherwise.</p><footer><a href="${escapeMarkup(siteUrl)}/compare" target="_top">All matchups</a></footer>`;
  return page('There is no such matchup', theme, body);
}
