import { expect, test } from 'vitest';
import { type Candidate, suggestPairs } from './suggested-pair';

let made = 0;
const category = { slug: 'editors', name: 'Editors' };
function candidate(name: string, given: Partial<Candidate>): Candidate {
  made += 1;
  return {
    ...{ id: made, slug: name.toLowerCase(), name, category },
    ...{ panel: { ships: 2, skips: 2 }, community: { ships: 0, skips: 0 } },
    ...given,
  };
}
const votes = (ships: number, skips: number) => ({ community: { ships, skips } });
const none = () => false;
const namesOf = (list: Candidate[], kind: 'close' | 'apart' | null = null) =>
  suggestPairs(list, none, 10, kind).map(({ left, right }) => `${left.slug}+${right.slug}`);

test('two that the community can hardly tell apart', () => {
  const pair = [candidate('Bravo', votes(31, 19)), candidate('Alpha', votes(30, 20))];
  expect(suggestPairs(pair, none, 10)).toMatchObject([
    {
      left: { slug: 'alpha' },
      right: { slug: 'bravo' },
      reasons: [
        {
          kind: 'close',
          sentence: 'The community has them 2 points apart: 60% of 50 votes and 62% of 50 votes.',
        },
      ],
    },
  ]);
});

test.each([
  ['too few votes', votes(2, 2), votes(30, 30)],
  ['no votes', {}, votes(30, 30)],
  ['six points apart', votes(50, 50), votes(56, 44)],
  ['another category', votes(30, 30), { ...votes(30, 30), category: { slug: 'x', name: 'X' } }],
])('not close: %s', (_why, one, other) => {
  expect(namesOf([candidate('Alpha', one), candidate('Bravo', other)])).toEqual([]);
});

test('five points and five votes are enough', () => {
  const five = [candidate('Alpha', votes(3, 2)), candidate('Bravo', votes(11, 9))];
  expect(namesOf(five)).toEqual(['alpha+bravo']);
});

test('the same figure of very many votes whose intervals do not touch is not close', () => {
  const many = [
    candidate('Alpha', votes(520_000, 480_000)),
    candidate('Bravo', votes(480_000, 520_000)),
  ];
  expect(namesOf(many)).toEqual([]);
});

test('a tool on which the panel and the community are clearly apart', () => {
  const apart = { panel: { ships: 4, skips: 0 }, community: { ships: 10, skips: 90 } };
  const [pair] = suggestPairs(
    [candidate('Alpha', apart), candidate('Bravo', votes(1, 1))],
    none,
    9,
  );
  expect(pair?.reasons).toEqual([
    { kind: 'apart', sentence: 'For Alpha, the panel is 90 points above the community.' },
  ]);
});

test('a kind of reason can be asked for, pairs that are matched are passed over, and the most telling come first', () => {
  const list = [
    candidate('Alpha', { panel: { ships: 4, skips: 0 }, ...votes(10, 90) }),
    candidate('Bravo', votes(10, 90)),
    candidate('Charlie', { panel: { ships: 0, skips: 4 }, ...votes(90, 10) }),
  ];
  expect(namesOf(list)).toEqual(['alpha+charlie', 'alpha+bravo', 'bravo+charlie']);
  expect(namesOf(list, 'close')).toEqual(['alpha+bravo']);
  const [alpha, bravo] = list;
  const isMatched = (one: number, other: number) =>
    [one, other].sort().join() === [alpha?.id, bravo?.id].sort().join();
  expect(suggestPairs(list, isMatched, 10)).toHaveLength(2);
  expect(suggestPairs(list, none, 1)).toHaveLength(1);
});
