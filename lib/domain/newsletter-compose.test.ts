import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  introSchema,
  itemBodySchema,
  itemFactsSchema,
  itemKinds,
  itemTitleSchema,
  subjectSchema,
} from './newsletter';
import { composeIssue } from './newsletter-compose';
import {
  isMoreThanNoise,
  type News,
  type NewsTool,
  type SeatChange,
  type VoteNews,
} from './newsletter-news';
import { disagreementOf } from './standing';
import type { Choice, Tally } from './tally';
import { anySlug, anyTally } from './test-arbitraries';

const none = { ships: 0, skips: 0 };
const of = (ships: number, skips: number): Tally => ({ ships, skips });

const tool = (name: string, given: Partial<NewsTool> = {}): NewsTool => ({
  slug: name.toLowerCase().replaceAll(' ', '-'),
  ...{ name, categoryId: 1, panel: none, community: none, simulated: 0 },
  ...given,
});

const quiet: News = {
  ...{ matchups: [], matchupCount: 0, panels: [], moves: [], disagreements: [], votes: [] },
  toldBefore: { disagreement: [], watch: [] },
  isFirst: false,
  days: 7,
};

const seat = (name: string, before: Choice | null, after: Choice | null): SeatChange => ({
  seat: { slug: name.toLowerCase(), name },
  ...{ before, after },
});
const other = seat('Other', 'ship', 'ship');

const itemsOf = (news: Partial<News>) => composeIssue({ ...quiet, ...news })?.items ?? [];
const panel = (...seats: SeatChange[]) => itemsOf({ panels: [{ tool: tool('Claw Code'), seats }] });
const moved = (before: Tally, community: Tally, simulated = 0): VoteNews => ({
  ...{ tool: tool('Claw Code', { community, simulated }), before },
});

test('a new matchup, with both tools’ figures', () => {
  const left = tool('Claw Code', { panel: of(3, 1), community: of(90, 10), categoryId: 2 });
  const right = tool('SmolVLM2-2B', { panel: of(1, 3), community: of(10, 90), simulated: 20 });
  const [item] = itemsOf({
    ...{ matchups: [{ left, right, headline: 'Which one for a weekend' }], matchupCount: 1 },
  });
  expect(item).toMatchObject({
    ...{ kind: 'matchup', title: 'Claw Code vs SmolVLM2-2B', categoryIds: [2, 1] },
    path: '/compare/claw-code-vs-smolvlm2-2b',
    body:
      'Which one for a weekend. 3 of 4 reviewers would ship Claw Code; 1 of 4 reviewers would ship SmolVLM2-2B. ' +
      'Community: 80 points apart: Claw Code is ahead, and the intervals do not overlap. ' +
      '20 of the community’s votes are simulated.',
  });
  const bare = {
    left: tool('Alpha'),
    right: tool('Bravo', { community: of(1, 0), panel: of(1, 1) }),
  };
  expect(itemsOf({ matchups: [{ ...bare, headline: null }], matchupCount: 1 })[0]?.body).toBe(
    '1 of 2 reviewers would ship Bravo; nobody has judged Alpha yet. Only Bravo has votes so far.',
  );
});

describe('verdicts that moved a panel’s figure', () => {
  test('a new one, with the panel before and after; it leads to that verdict', () => {
    expect(panel(other, seat('Skeptic', null, 'skip'))).toEqual([
      {
        ...{ kind: 'verdict', title: 'Claw Code: panel from 100% to 50%', categoryIds: [1] },
        body: 'The Skeptic says Skip. Now 1 of 2 reviewers would ship it; it was 1 of 1 reviewer.',
        path: '/tools/claw-code/verdicts/skeptic',
        facts: {
          tools: [
            {
              ...{ slug: 'claw-code', name: 'Claw Code', community: none },
              ...{ panel: of(1, 1), panelBefore: of(1, 0) },
            },
          ],
        },
      },
    ]);
  });

  test.each([
    [
      'revised with another call',
      [other, seat('Skeptic', 'ship', 'skip')],
      'The Skeptic now says Skip, after Ship.',
    ],
    ['retracted', [other, seat('Skeptic', 'skip', null)], 'The Skeptic’s Skip was retracted.'],
    [
      'two at once',
      [other, seat('Skeptic', null, 'skip'), seat('Shipper', null, 'skip')],
      'The Skeptic says Skip; the Shipper says Skip.',
    ],
  ])('%s', (_name, seats, words) => {
    const [item] = panel(...seats);
    expect(item?.body.startsWith(words)).toBe(true);
    expect(item?.path.endsWith('/claw-code')).toBe(seats.length > 2);
  });

  test('the first, and the last that went', () => {
    expect(panel(seat('Skeptic', null, 'skip'))[0]).toMatchObject({
      title: 'Claw Code: the panel’s first figure is 0%',
      body: 'The Skeptic says Skip. Now 0 of 1 reviewer would ship it.',
    });
    expect(panel(seat('Skeptic', 'ship', null))[0]).toMatchObject({
      title: 'Claw Code: no verdict stands any more',
      body: 'The Skeptic’s Ship was retracted. Before, 1 of 1 reviewer would ship it.',
    });
  });

  test.each([
    ['another wording', [other]],
    ['one that agrees with all', [other, seat('Skeptic', null, 'ship')]],
    ['two that cancel out', [seat('A', 'ship', 'skip'), seat('B', 'skip', 'ship')]],
  ])('no news: %s', (_name, seats) => {
    expect(panel(...seats)).toEqual([]);
  });
});

describe('moves of the community', () => {
  test.each([
    ['far outside of then', of(20, 20), of(60, 30), true],
    ['within the interval of then', of(6, 4), of(14, 6), false],
    ['the same percentage', of(50, 50), of(500, 500), false],
    ['too few votes then', of(4, 0), of(10, 30), false],
    ['too few votes now', of(50, 50), of(4, 0), false],
    ['one point of very many votes', of(50_000, 50_000), of(61_000, 59_000), true],
    ['one point by rounding, up', of(62_400, 37_600), of(62_500, 37_500), false],
    ['one point by rounding, down', of(62_500, 37_500), of(62_400, 37_600), false],
  ])('%s', (_name, before, now, told) => {
    expect(isMoreThanNoise(before, now)).toBe(told);
    expect(itemsOf({ moves: [moved(before, now)] })).toHaveLength(told ? 1 : 0);
  });

  test('in words, and never of made-up votes', () => {
    expect(itemsOf({ moves: [moved(of(20, 20), of(60, 30))] })[0]).toMatchObject({
      ...{ kind: 'move', title: 'Claw Code: community up 17 points', path: '/tools/claw-code' },
      body:
        'Ship had 20 of 40 votes and has 60 of 90 votes now. ' +
        'That is more than noise: 67% lies outside the 95% interval of then, 35.2 to 64.8%.',
      facts: { tools: [{ communityBefore: of(20, 20), community: of(60, 30) }] },
    });
    expect(itemsOf({ moves: [moved(of(20, 20), of(60, 30), 1)] })).toEqual([]);
  });
});

describe('panel against community, and one tool to watch', () => {
  const happening = { moves: [moved(of(20, 20), of(60, 30))] };
  const apart = (name: string, before: Tally) => ({
    tool: tool(name, { panel: of(0, 4), community: of(40, 5) }),
    ...{ before, panelBefore: of(0, 4) },
  });
  const going = apart('Going On', of(30, 5));
  const kinds = (news: Partial<News>) => itemsOf(news).map(({ kind }) => kind);

  test('a disagreement that goes on is no news by itself; a new one is, and comes first', () => {
    expect(disagreementOf(going.panelBefore, going.before)).not.toBeNull();
    expect(kinds({ disagreements: [going] })).toEqual([]);
    expect(kinds({ ...happening, disagreements: [going] })).toEqual(['move', 'disagreement']);
    const fresh = apart('Fresh', of(2, 2));
    expect(itemsOf({ disagreements: [going, fresh] })).toMatchObject([
      {
        title: 'Fresh: panel and community disagree',
        body:
          '0 of 4 reviewers would ship it, and 40 of 45 votes say Ship: ' +
          '89 points apart, and the votes are enough to say so. That is new.',
      },
    ]);
  });

  test('not the one that the issue before told of', () => {
    const toldBefore = { disagreement: ['going-on'], watch: [] };
    const more = { ...happening, disagreements: [going, apart('Second', of(30, 5))], toldBefore };
    expect(itemsOf(more)[1]?.title).toBe('Second: panel and community disagree');
  });

  test('the tool with the most new votes that nothing else is about; votes alone are no news', () => {
    const voted = (name: string, votes: number, simulated = 0) => ({
      tool: tool(name, { community: of(votes + 2, 0), simulated }),
      before: of(2, 0),
    });
    const votes = [
      voted('Claw Code', 50),
      voted('Made Up', 40, 1),
      voted('Told', 30),
      voted('Fox', 20),
    ];
    expect(kinds({ votes })).toEqual([]);
    const toldBefore = { disagreement: [], watch: ['told'] };
    expect(itemsOf({ ...happening, votes, toldBefore })[1]).toMatchObject({
      ...{ kind: 'watch', title: 'One to watch: Fox' },
      body: '20 new votes since the last issue. 22 of 22 votes say Ship.',
    });
    expect(kinds({ ...happening, votes: [voted('Few', 4)] })).toEqual(['move']);
  });
});

test('how much happened, where not all of it is told', () => {
  const matchups = Array.from({ length: 5 }, (_, n) => ({
    ...{ left: tool(`Left ${n}`), right: tool(`Right ${n}`), headline: null },
  }));
  const news = { ...quiet, matchups, matchupCount: 12, moves: [moved(of(20, 20), of(60, 30))] };
  expect(composeIssue(news)).toMatchObject({
    subject: 'Left 0 vs Right 0, and 5 more verdicts',
    intro: 'Since the last issue: 12 new matchups (5 of them below) and 1 moved community figure.',
  });
});

test('before any issue was mailed it says of how many days the news are', () => {
  const some = { ...quiet, moves: [moved(of(20, 20), of(60, 30))], isFirst: true };
  expect(composeIssue({ ...some, days: 7 })?.intro).toBe(
    'In the last seven days: 1 moved community figure.',
  );
  expect(composeIssue({ ...some, days: 14 })?.intro).toBe(
    'In the last 14 days: 1 moved community figure.',
  );
});

const anyTool: fc.Arbitrary<NewsTool> = fc.record({
  slug: anySlug,
  name: fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
  categoryId: fc.integer({ min: 1, max: 9 }),
  ...{ panel: anyTally(20), community: anyTally() },
  simulated: fc.constantFrom(0, 0, 5),
});
const call = fc.option(fc.constantFrom<Choice>('ship', 'skip'));
const anySeat = fc.record({
  seat: fc.record({ slug: anySlug, name: fc.string({ unit: 'binary', maxLength: 60 }) }),
  ...{ before: call, after: call },
});
const anyVotes = fc.record({ tool: anyTool, before: anyTally() });
const anyNews: fc.Arbitrary<News> = fc.record({
  matchups: fc.array(
    fc.record({
      left: anyTool,
      right: anyTool,
      headline: fc.option(fc.string({ maxLength: 200 })),
    }),
    { maxLength: 8 },
  ),
  matchupCount: fc.nat(40),
  panels: fc.array(fc.record({ tool: anyTool, seats: fc.array(anySeat, { maxLength: 6 }) })),
  moves: fc.array(anyVotes),
  disagreements: fc.array(
    fc.record({ tool: anyTool, before: anyTally(), panelBefore: anyTally(20) }),
    { maxLength: 4 },
  ),
  votes: fc.array(anyVotes, { maxLength: 4 }),
  toldBefore: fc.constant({ disagreement: [], watch: [] }),
  isFirst: fc.boolean(),
  days: fc.integer({ min: 1, max: 60 }),
});

test('whatever happened, what is composed keeps to the rules by which curators edit it', () => {
  fc.assert(
    fc.property(anyNews, (news) => {
      const issue = composeIssue(news);
      if (!issue) return;
      expect(subjectSchema.parse(issue.subject)).toBe(issue.subject);
      expect(introSchema.parse(issue.intro)).toBe(issue.intro);
      expect(issue.items.length).toBeLessThanOrEqual(15);
      const order = issue.items.map(({ kind }) => itemKinds.indexOf(kind));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      for (const item of issue.items) {
        expect(itemTitleSchema.parse(item.title)).toBe(item.title);
        expect(itemBodySchema.parse(item.body)).toBe(item.body);
        expect(item.path).toMatch(/^\/(?:compare|tools)\/[a-z0-9-]+(?:\/verdicts\/[a-z0-9-]+)?$/);
        expect(() => itemFactsSchema.parse(item.facts)).not.toThrow();
        expect(item.categoryIds.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});
