import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureOf } from './figure';
import { type OpenDataLine, openDataKinds } from './open-data';
import { MOST_FAULTS, OpenDataCheck } from './open-data-check';
import { type Choice, tallyOf } from './tally';
import { anyWorld, fileOf, header, type World } from './test-open-data';

function checkTexts(texts: readonly string[]) {
  const check = new OpenDataCheck();
  for (const text of texts) check.take(text);
  return check.finish();
}

const checkLines = (lines: readonly OpenDataLine[]) =>
  checkTexts(lines.map((line) => JSON.stringify(line)));

/** A true file, and one of its lines of a kind. */
const withLine = (...kinds: OpenDataLine['kind'][]) =>
  anyWorld.chain((world) => {
    const lines = fileOf(world);
    const places = lines.flatMap(({ kind }, n) => (kinds.includes(kind) ? [n] : []));
    return fc.record({ lines: fc.constant(lines), place: fc.constantFrom(...places, -1) });
  });

/** Makes a forgery of the line at a place of any file that has one, which has to be found. */
function forge(kinds: OpenDataLine['kind'][], change: (lines: OpenDataLine[], n: number) => void) {
  fc.assert(
    fc.property(withLine(...kinds), ({ lines, place }) => {
      fc.pre(place >= 0);
      const forged = structuredClone(lines);
      change(forged, place);
      expect(checkLines(lines).faults).toEqual([]);
      expect(checkLines(forged).faultCount).toBeGreaterThan(0);
    }),
    { numRuns: 40 },
  );
}

const flip = (choice: Choice): Choice => (choice === 'ship' ? 'skip' : 'ship');
const anyBodyKind: OpenDataLine['kind'][] = [...openDataKinds];

describe('a forgery is found', () => {
  test('a vote that says the opposite', () => {
    forge(['vote'], (lines, n) => {
      const line = lines[n];
      if (line?.kind === 'vote') line.choice = flip(line.choice);
    });
  });

  test('a verdict that says the opposite, or is no longer published', () => {
    forge(['verdict'], (lines, n) => {
      const line = lines[n];
      if (line?.kind === 'verdict') line.call = flip(line.call);
    });
    forge(['verdict'], (lines, n) => {
      const line = lines[n];
      if (line?.kind === 'verdict') line.state = 'superseded';
    });
  });

  test('a vote that is made up and does not say so', () => {
    forge(['vote'], (lines, n) => {
      const line = lines[n];
      if (line?.kind === 'vote') line.simulated = !line.simulated;
    });
  });

  test.each(['ships', 'skips', 'percent', 'low', 'high'] as const)(
    'a figure whose %s is another',
    (part) => {
      for (const whose of ['panel', 'community'] as const) {
        forge(['figure'], (lines, n) => {
          const line = lines[n];
          if (line?.kind !== 'figure') return;
          const was = line[whose][part];
          line[whose][part] = was === null || was === 0 ? 1 : was - 1;
        });
      }
    },
  );

  test.each(['best', 'worst'] as const)('a rank whose %s is another', (end) => {
    forge(['figure'], (lines, n) => {
      const line = lines[n];
      if (line?.kind !== 'figure') return;
      if (line.rank) line.rank[end] += 1;
      else line.rank = { best: 1, worst: 1 };
    });
  });

  test('a line that is left out, whatever it is', () => {
    forge(['header', ...anyBodyKind, 'trailer'], (lines, n) => lines.splice(n, 1));
  });

  test('a line that is there twice, whatever it is', () => {
    forge(['header', ...anyBodyKind, 'trailer'], (lines, n) => {
      const [line] = lines.slice(n, n + 1);
      if (line) lines.splice(n, 0, line);
    });
  });

  test('a vote that is there twice and counted twice', () => {
    forge(['vote'], (lines, n) => {
      const line = lines[n];
      const trailer = lines.at(-1);
      if (line?.kind !== 'vote' || trailer?.kind !== 'trailer') return;
      lines.splice(n, 0, line);
      trailer.lines.vote += 1;
      const choices = lines.flatMap((each) =>
        each.kind === 'vote' && each.tool === line.tool ? [each.choice] : [],
      );
      for (const each of lines) {
        if (each.kind !== 'figure' || each.tool !== line.tool) continue;
        each.community = figureOf(tallyOf(choices));
        each.simulated += line.simulated ? 1 : 0;
      }
    });
  });

  test('two lines that changed places', () => {
    forge(['tool', 'vote', 'figure', 'seat'], (lines, n) => {
      const [one, other] = lines.slice(n, n + 2);
      // Seats and tools stand in an order of their own, or are moved behind what names them.
      if (one && other) lines.splice(n, 2, other, one);
      if (one?.kind === 'seat' || one?.kind === 'tool') lines.push(one);
    });
  });

  test('a vote on another tool, and a tool or seat that is none', () => {
    forge(['vote'], (lines, n) => {
      const line = lines[n];
      if (line?.kind === 'vote') line.tool = 'none';
    });
    forge(['verdict'], (lines, n) => {
      const line = lines[n];
      if (line?.kind === 'verdict') line.seat = 'none';
    });
  });

  test('a field more or less', () => {
    forge(['header', ...anyBodyKind, 'trailer'], (lines, n) => {
      Object.assign(lines[n] ?? {}, { voterId: '0190' });
    });
  });

  test('a day that too few votes share', () => {
    forge(['vote'], (lines, n) => {
      const line = lines[n];
      if (line?.kind === 'vote') line.cast = '2026-11-19';
    });
  });
});

test('a true file is whole, and says what it holds', () => {
  fc.assert(
    fc.property(anyWorld, (world) => {
      const report = checkLines(fileOf(world));
      expect(report).toMatchObject({ header, faults: [], faultCount: 0 });
      expect(report.counts.vote).toBe(world.flatMap(({ votes }) => votes).length);
    }),
  );
});

test('a fault names its line and says what is there and what it should be', () => {
  const world: World = [{ votes: ['ship', 'ship', 'skip'], simulated: 0, calls: ['ship'] }];
  const lines = fileOf(world);
  const place = lines.findIndex(({ kind }) => kind === 'vote');
  const vote = lines[place];
  if (vote?.kind === 'vote') vote.choice = 'skip';
  const figure = lines.findIndex(({ kind }) => kind === 'figure') + 1;
  expect(checkLines(lines).faults).toEqual([
    {
      line: figure,
      text: 'tool-0, community: the file says 67% of 3 (2 ship, 1 skip; 20.8 to 93.9), its votes make 33% of 3 (1 ship, 2 skip; 6.1 to 79.2).',
    },
  ]);
});

test('whatever the bytes are, there is an answer in words that a terminal can show', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.json())), (texts) => {
      const { faults, faultCount } = checkTexts(texts);
      expect(faultCount).toBeGreaterThan(0);
      expect(faults.length).toBeLessThanOrEqual(MOST_FAULTS);
      for (const { text } of faults) expect(text).not.toMatch(/\p{Cc}/u);
    }),
    { numRuns: 30 },
  );
  expect(checkTexts([]).faults).toEqual([{ line: 1, text: 'the file is empty.' }]);
  expect(checkTexts(['\x1b[2J']).faults[0]?.text).toBe('this is no JSON: �[2J');
});
