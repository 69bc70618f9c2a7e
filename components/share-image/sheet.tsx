import 'server-only';
import {
  type Block,
  fitBlock,
  isReadable,
  type Line,
  type Settable,
  setLine,
  settable,
} from './lines';
import type { PicturedFigure, PicturedTool, Subject } from './subject';

// The page's sheet as a picture of 1200 × 630, drawn large: it is mostly seen at a quarter of that.

export const WIDTH = 1200;
export const HEIGHT = 630;

/** The light theme's tokens (app/globals.css); who shares has no theme. */
const PAPER = '#fbf9f4';
const INK = '#1b1916';
const MUTED = '#575147';
const HAIRLINE = '#ddd6c8';
const SHIP = '#14502f';
const SKIP = '#8a2a10';

const MARGIN = 64;
const GAP = 96;

/** A line of type with its base line at `y`. */
function typed({
  line,
  x,
  y,
  fill = INK,
}: {
  line: Line;
  x: number;
  y: number;
  fill?: string | undefined;
}) {
  return line.glyphs.map((glyph) => (
    <path
      key={`${glyph.x}`}
      d={glyph.path}
      fill={fill}
      transform={`translate(${x + glyph.x} ${y + glyph.y}) scale(${glyph.scale} ${-glyph.scale})`}
    />
  ));
}

function typedBlock({
  lines,
  x,
  y,
  fill,
}: {
  lines: Block;
  x: number;
  y: number;
  fill?: string | undefined;
}) {
  const first = y + lines.size * 0.8;
  return lines.lines.map((line, at) => typed({ line, x, y: first + at * lines.leading, fill }));
}

type Box = { x: number; width: number };

/** Ships from the left and skips from the right, as the pages draw it. */
function split({ figure, x, width, y }: Box & { figure: PicturedFigure; y: number }) {
  const votes = figure.ships + figure.skips;
  if (votes === 0) return <rect x={x} y={y + 4} width={width} height={2} fill={HAIRLINE} />;
  const ships = Math.round(((width - 4) * figure.ships) / votes);
  return (
    <>
      <rect x={x} y={y} width={ships} height={10} fill={SHIP} />
      <rect x={x + ships + 4} y={y} width={width - 4 - ships} height={10} fill={SKIP} />
    </>
  );
}

/** The words beside a figure, in pixels. */
const WORDS = 34;
const BESIDE = 22;

/** One line of `size` pixels, or of as many as it has room for. */
async function setWithin(text: string, size: number, width: number): Promise<Line> {
  const words = await settable(text);
  const line = setLine(words, size);
  return line.width <= width ? line : setLine(words, (size * width) / line.width);
}

async function figureRow({
  figure,
  label,
  x,
  width,
  y,
  size,
}: Box & {
  figure: PicturedFigure;
  label: string;
  y: number;
  size: number;
}) {
  const said = await settable(figure.share);
  const words = await settable(figure.words);
  // A count of millions takes room from the share, rather than become too small to read.
  const needed = setLine(words, 0.85 * WORDS).width;
  const shares = [1, 0.85, 0.7, 0.6].map((part) => setLine(said, part * size));
  const share = shares.find((line) => line.width + BESIDE + needed <= width) ?? shares.at(-1);
  const beside = x + (share?.width ?? 0) + BESIDE;
  const first = await setWithin(label, WORDS, x + width - beside);
  const second = await setWithin(figure.words, WORDS, x + width - beside);
  return (
    <>
      {share ? typed({ line: share, x, y }) : null}
      {typed({ line: first, x: beside, y: y - 42 })}
      {typed({ line: second, x: beside, y, fill: MUTED })}
    </>
  );
}

/** A tool's name, or where nothing of it can be set, its address. */
async function nameOf({ name, slug }: PicturedTool): Promise<Settable> {
  const set = await settable(name);
  return isReadable(set) ? set : settable(slug);
}

async function column({ tool, x, width }: Box & { tool: PicturedTool }) {
  const name = fitBlock(await nameOf(tool), [76, 68, 60, 52, 46, 40, 36], width, 212);
  return (
    <>
      {typedBlock({ lines: name, x, y: 142 })}
      {await figureRow({ figure: tool.community, label: 'Community', x, width, y: 458, size: 116 })}
      {split({ figure: tool.community, x, width, y: 482 })}
      {await figureRow({ figure: tool.panel, label: 'Panel', x, width, y: 578, size: 72 })}
    </>
  );
}

async function whole({ tool }: { tool: PicturedTool }) {
  const width = WIDTH - 2 * MARGIN;
  const half = (width - GAP) / 2;
  const name = fitBlock(await nameOf(tool), [104, 92, 80, 68, 60, 52], width, 190);
  const tagline = fitBlock(await settable(tool.tagline), [38, 34, 30], width, 84);
  const under = 142 + name.lines.length * name.leading + 14;
  // Words of the picture may not be cut: a tagline that has no room is left to the page.
  const fits = under + tagline.lines.length * tagline.leading <= 400;
  const figures = [
    { figure: tool.community, label: 'Community', x: MARGIN, width: half },
    { figure: tool.panel, label: 'Panel', x: MARGIN + half + GAP, width: half },
  ];
  return (
    <>
      {typedBlock({ lines: name, x: MARGIN, y: 142 })}
      {fits ? typedBlock({ lines: tagline, x: MARGIN, y: under, fill: MUTED }) : null}
      {await Promise.all(figures.map((given) => figureRow({ ...given, y: 528, size: 116 })))}
      {figures.map(({ figure, x }) => split({ figure, x, width: half, y: 556 }))}
    </>
  );
}

async function site() {
  const width = WIDTH - 2 * MARGIN;
  const title = fitBlock(
    await settable('Which one should I ship with?'),
    [112, 104, 96],
    width,
    270,
  );
  const text = fitBlock(
    await settable('AI tools, two at a time: argued verdicts, counted votes, dated prices.'),
    [44],
    width,
    120,
  );
  return (
    <>
      {typedBlock({ lines: title, x: MARGIN, y: 166 })}
      {typedBlock({ lines: text, x: MARGIN, y: 468, fill: MUTED })}
    </>
  );
}

/** The site's name and mark, and the heavy line under it. */
async function masthead({ simulated }: Pick<Subject, 'simulated'>) {
  const note = simulated ? setLine(await settable('with made-up votes, for a trial'), 30) : null;
  return (
    <>
      <path
        d="M66 68 L78 80 L102 50"
        fill="none"
        stroke={SHIP}
        strokeWidth={9}
        strokeLinecap="square"
      />
      {typed({ line: setLine(await settable('Shipworthy'), 44), x: 124, y: 80 })}
      {note ? typed({ line: note, x: WIDTH - MARGIN - note.width, y: 79, fill: SKIP }) : null}
      <rect x={MARGIN} y={104} width={WIDTH - 2 * MARGIN} height={3} fill={INK} />
    </>
  );
}

async function body({ kind, tools }: Subject) {
  const [one, other] = tools;
  if (kind === 'site' || !one) return site();
  if (!other) return whole({ tool: one });
  const width = (WIDTH - 2 * MARGIN - GAP) / 2;
  return (
    <>
      {await column({ tool: one, x: MARGIN, width })}
      <rect x={WIDTH / 2 - 1} y={130} width={2} height={460} fill={HAIRLINE} />
      {await column({ tool: other, x: MARGIN + width + GAP, width })}
    </>
  );
}

/** Draws a subject's sheet. All of its text is outlines, so nothing is left to the renderer's own fonts. */
export async function drawSheet(subject: Subject) {
  return (
    <div style={{ display: 'flex', width: WIDTH, height: HEIGHT }}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: it becomes a picture, whose text stands in the page's head. */}
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <rect width={WIDTH} height={HEIGHT} fill={PAPER} />
        {await masthead(subject)}
        {await body(subject)}
      </svg>
    </div>
  );
}
