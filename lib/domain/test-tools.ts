import type { PublishedVerdict, ReviewedTool } from './catalogue';
import { type Tally, type TallyReading, tallyOf } from './tally';

/** Shared by the tests of what machines read of a tool; no part of the domain. */

export const verdictOf = (part: Partial<PublishedVerdict> = {}): PublishedVerdict => ({
  seat: { slug: 'skeptic', name: 'Skeptic', question: 'What breaks first?' },
  author: { name: 'Ada', kind: 'person' },
  call: 'ship',
  body: 'It held up.\n\nIt failed where one could see it.',
  toolVersion: '1.0',
  evidence: [],
  publishedAt: '2026-04-14T09:00:00.000Z',
  revisedAt: null,
  hasEarlier: false,
  ...part,
});

export const reviewedTool = (part: Partial<ReviewedTool> = {}): ReviewedTool => {
  const verdicts = part.verdicts ?? [verdictOf()];
  return {
    slug: 'claw-code',
    name: 'Claw Code',
    maker: 'ultraworkers',
    tagline: 'A coding agent',
    description: 'It runs in the terminal.',
    category: { slug: 'developer-tools', name: 'Developer Tools' },
    website: 'https://example.com/claw',
    license: 'MIT',
    version: '1.0',
    factsCheckedAt: '2025-06-30',
    publishedAt: '2026-04-14T09:00:00.000Z',
    updatedAt: '2026-04-15T09:00:00.000Z',
    entry: {
      kind: 'paid',
      amount: 20,
      currency: 'USD',
      period: 'month',
      note: null,
      sourceUrl: 'https://example.com/pricing',
      checkedAt: '2025-06-30',
    },
    panel: tallyOf(verdicts.map(({ call }) => call)),
    verdicts,
    retractions: [],
    interests: [],
    ...part,
  };
};

export const readingOf = (tally: Tally, simulated = 0): TallyReading => ({
  ...{ tally, simulated, asOf: '2026-04-16T09:00:00.000Z' },
});
