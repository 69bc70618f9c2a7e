import * as fc from 'fast-check';
import { figureOf } from './figure';
import {
  type BodyKind,
  type ExcludedLine,
  type FigureLine,
  type HeaderLine,
  LEAST_TOGETHER,
  type OpenDataLine,
  openDataKinds,
  type SeatLine,
  type ToolLine,
  type VerdictLine,
  type VoteLine,
} from './open-data';
import { type Choice, tallyOf } from './tally';

/** True files of open data for the property tests of this folder; no part of the domain. */

export type World = { votes: Choice[]; simulated: number; calls: Choice[] }[];

const choice = fc.constantFrom<Choice>('ship', 'skip');
export const anyWorld: fc.Arbitrary<World> = fc.array(
  fc.record({
    votes: fc.array(choice, { minLength: 0, maxLength: 30 }),
    simulated: fc.nat(3),
    calls: fc.array(choice, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 5 },
);

const seats = ['builder', 'creator', 'skeptic'];
const slugOf = (n: number) => `tool-${n}`;
const at = '2026-11-23T00:00:12.000Z';

export const header: HeaderLine = {
  ...{ kind: 'header', format: 1, site: 'https://shipworthy.example', madeAt: at },
  ...{ licence: 'CC-BY-4.0', licenceUrl: 'https://creativecommons.org/licenses/by/4.0/' },
};

const verdictOf = (tool: string, seat: string, call: Choice): VerdictLine => ({
  ...{ kind: 'verdict', tool, seat, state: 'published', call, body: 'It held.', toolVersion: '1' },
  ...{ evidence: [], author: { name: 'Ada', kind: 'person' }, publishedAt: at },
  ...{ supersededAt: null, retractedAt: null, retractedReason: null },
});

function votesOf({ votes, simulated }: World[number], tool: string): VoteLine[] {
  return votes.map((choice, n) => ({
    ...{ kind: 'vote', tool, voter: n.toString(16).padStart(24, '0'), choice },
    cast: votes.length - simulated >= LEAST_TOGETHER && n >= simulated ? '2026-11-20' : null,
    simulated: n < simulated,
  }));
}

/** The ranks by their definition: a tool surely better stands before, one surely worse behind. */
function ranked(figures: FigureLine[]): FigureLine[] {
  const those = figures.filter(({ community: { ships, skips } }) => ships + skips >= 5);
  return figures.map((figure) => {
    if (!those.includes(figure)) return { ...figure, rank: null };
    const { low, high } = figure.community;
    const better = those.filter(({ community }) => (community.low ?? 0) > (high ?? 0)).length;
    const worse = those.filter(({ community }) => (community.high ?? 0) < (low ?? 0)).length;
    return { ...figure, rank: { best: better + 1, worst: those.length - worse } };
  });
}

/** The lines of a true file. */
export function fileOf(world: World): OpenDataLine[] {
  const tools = world.map((tool, n) => ({ ...tool, slug: slugOf(n) }));
  const body: Record<BodyKind, OpenDataLine[]> = {
    seat: seats.map((slug): SeatLine => ({ kind: 'seat', slug, name: slug, question: 'Why?' })),
    tool: tools.map(
      ({ slug }): ToolLine => ({
        ...{ kind: 'tool', slug, name: slug, category: { slug: 'audio', name: 'Audio' } },
        prices: [],
      }),
    ),
    verdict: tools.flatMap(({ slug, calls }) =>
      calls.map((call, n) => verdictOf(slug, seats[n] ?? '', call)),
    ),
    vote: tools.flatMap((tool) => votesOf(tool, tool.slug)),
    excluded: [{ kind: 'excluded', tool: null, votes: 2 } satisfies ExcludedLine],
    figure: ranked(
      tools.map(
        ({ slug, votes, calls, simulated }): FigureLine => ({
          ...{ kind: 'figure', tool: slug, panel: figureOf(tallyOf(calls)) },
          ...{ community: figureOf(tallyOf(votes)), rank: null },
          simulated: Math.min(simulated, votes.length),
        }),
      ),
    ),
  };
  const lines = Object.fromEntries(
    openDataKinds.map((kind) => [kind, body[kind].length]),
  ) as Record<BodyKind, number>;
  return [header, ...openDataKinds.flatMap((kind) => body[kind]), { kind: 'trailer', lines }];
}
