import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readingOf, reviewedTool } from '@/lib/domain/test-tools';
import { makePicture } from './picture';
import { subjectOf } from './subject';

// The pixels themselves: a picture that is blank, cut or full of boxes has the right size, too.

const none = readingOf({ ships: 0, skips: 0 });
const votes = readingOf({ ships: 91, skips: 37 });
const side = (name: string, community = votes) => ({
  tool: reviewedTool({ name, slug: 'its-slug' }),
  community,
});

const asked: string[] = [];
beforeAll(() => {
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
    asked.push(String(input).slice(0, 80));
    return real(input, init);
  });
});
afterAll(() => {
  vi.unstubAllGlobals();
  // The library would ask the network for letters that its fonts lack.
  expect(asked.filter((address) => !address.startsWith('data:'))).toEqual([]);
});

type Pixels = { width: number; height: number; inked: (x: number, y: number) => boolean };

async function pixelsOf(...sides: ReturnType<typeof side>[]): Promise<Pixels> {
  const { bytes } = await makePicture(subjectOf(sides));
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  // Anything notably darker than the paper.
  const inked = (x: number, y: number) => (data[4 * (y * width + x)] ?? 255) < 0xd0;
  return { width, height, inked };
}

type Box = { left: number; right: number; top: number; bottom: number };
const NAME_LEFT: Box = { left: 64, right: 552, top: 130, bottom: 356 };
const NAME_RIGHT: Box = { left: 648, right: 1136, top: 130, bottom: 356 };

function ink({ inked }: Pixels, { left, right, top, bottom }: Box): number {
  let count = 0;
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) count += +inked(x, y);
  return count;
}

/** The lowest row with ink of a box. */
function lowest(pixels: Pixels, box: Box): number {
  for (let y = box.bottom - 1; y >= box.top; y -= 1) {
    if (ink(pixels, { ...box, top: y, bottom: y + 1 }) > 0) return y;
  }
  return box.top;
}

const MARGINS: Box[] = [
  { left: 0, right: 60, top: 0, bottom: 630 },
  { left: 1140, right: 1200, top: 0, bottom: 630 },
  { left: 0, right: 1200, top: 0, bottom: 30 },
  { left: 0, right: 1200, top: 606, bottom: 630 },
  { left: 556, right: 596, top: 112, bottom: 630 },
  { left: 604, right: 644, top: 112, bottom: 630 },
];

test.each([
  ['two plain names', 'Claw Code', 'SmolVLM2-2B'],
  [
    'names of 60 characters',
    'The Extraordinarily Long Named Assistant for Everyday Writing'.slice(0, 60),
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte',
  ],
  ['many votes', 'A', 'B'],
])('%s: all ink stands inside the margins and columns', async (what, left, right) => {
  const many = readingOf({ ships: 123_456_789, skips: 4 });
  const community = what === 'many votes' ? many : votes;
  const pixels = await pixelsOf(side(left, community), side(right, community));
  expect([pixels.width, pixels.height]).toEqual([1200, 630]);
  for (const margin of MARGINS) expect(ink(pixels, margin), JSON.stringify(margin)).toBe(0);
  for (const name of [NAME_LEFT, NAME_RIGHT]) expect(ink(pixels, name)).toBeGreaterThan(600);
});

test('a name of 60 characters is set whole, in lines above the figures', async () => {
  const name = 'The Extraordinarily Long Named Assistant for Everyday Writers';
  const whole = await pixelsOf(side(name), side('B'));
  const cut = await pixelsOf(side(name.slice(0, -12)), side('B'));
  expect(ink(whole, NAME_LEFT)).toBeGreaterThan(ink(cut, NAME_LEFT));
  expect(lowest(whole, NAME_LEFT)).toBeLessThan(350);
});

test.each([
  ['Cyrillic', 'Помощник', 'Читатель'],
  ['Greek', 'Βοηθός', 'Κώδικας'],
  ['Chinese', '通义千问', '文心一言'],
  ['Japanese', 'あかさた', 'カナモジ'],
  ['Korean', '카카오톡', '도우미글'],
  ['Arabic', 'مساعد', 'كتاب'],
  ['Hebrew', 'עוזר', 'קורא'],
  ['Devanagari', 'सहायक', 'लेखक'],
  ['Thai', 'ผู้ช่วย', 'นักเขียน'],
])(
  '%s names are written in their own letters: no boxes, not the address',
  async (_, one, other) => {
    const pixels = await pixelsOf(side(one), side(other));
    const address = await pixelsOf(side('its-slug'), side('its-slug'));
    const [left, right] = [ink(pixels, NAME_LEFT), ink(pixels, NAME_RIGHT)];
    expect(left).toBeGreaterThan(600);
    expect(right).toBeGreaterThan(600);
    // Boxes for missing letters are all alike: names of as many letters would have the same ink.
    expect(left).not.toBe(right);
    expect(left).not.toBe(ink(address, NAME_LEFT));
  },
);

test('Arabic letters join, and run from the right', async () => {
  const joined = await pixelsOf(side('كتاب'), side('x'));
  const apart = await pixelsOf(side('ك\u200cت\u200cا\u200cب'), side('x'));
  expect(ink(joined, NAME_LEFT)).not.toBe(ink(apart, NAME_LEFT));
  const [first] = await Promise.all([pixelsOf(side('اتتتتتت'), side('x'))]);
  // Alef, one upright stroke, is the first letter and stands at the right end.
  const columns = Array.from({ length: 488 }, (_, at) =>
    ink(first, { ...NAME_LEFT, left: 64 + at, right: 65 + at }),
  );
  const end = columns.findLastIndex((count) => count > 0);
  const stroke = columns.slice(0, end).lastIndexOf(0);
  expect(end - stroke, 'the last stroke is a narrow one').toBeLessThan(24);
});

test('what no typeface has is left out, and a name of nothing else is its address', async () => {
  const rocket = await pixelsOf(side('Zed 🚀'), side('🚀🚀'));
  const plain = await pixelsOf(side('Zed'), side('its-slug'));
  expect(ink(rocket, NAME_LEFT)).toBe(ink(plain, NAME_LEFT));
  expect(ink(rocket, NAME_RIGHT)).toBe(ink(plain, NAME_RIGHT));
});

test('a figure says its votes; without any there is the dash', () => {
  const [voted, unvoted] = subjectOf([side('A'), side('B', none)]).tools;
  expect(voted?.community).toMatchObject({ share: '71%', words: 'of 128 votes' });
  expect(voted?.panel).toMatchObject({ share: '100%', words: 'of 1 reviewer' });
  expect(unvoted?.community).toMatchObject({ share: '—', words: 'no votes yet' });
});

test('the same subject is the same bytes, and other votes are another picture', async () => {
  const subject = subjectOf([side('A'), side('B')]);
  const one = await makePicture(subject);
  expect((await makePicture(subject)).etag).toBe(one.etag);
  const moved = subjectOf([side('A', readingOf({ ships: 92, skips: 37 })), side('B')]);
  expect((await makePicture(moved)).etag).not.toBe(one.etag);
});

test('a tool’s picture and the site’s own are drawn, too', async () => {
  const title: Box = { left: 64, right: 1136, top: 130, bottom: 400 };
  for (const sides of [[side('Claw Code')], []]) {
    const pixels = await pixelsOf(...sides);
    expect(ink(pixels, title)).toBeGreaterThan(4_000);
    for (const margin of MARGINS.slice(0, 4)) expect(ink(pixels, margin)).toBe(0);
  }
});

test('at 300 pixels wide the letters of a figure are still 12 pixels high', async () => {
  const pixels = await pixelsOf(side('A'), side('B'));
  const figure: Box = { left: 64, right: 250, top: 360, bottom: 478 };
  const rows = Array.from({ length: 118 }, (_, at) =>
    ink(pixels, { ...figure, top: 360 + at, bottom: 361 + at }),
  );
  const inked = rows.filter((count) => count > 0).length;
  expect(inked / 4).toBeGreaterThan(12);
});
