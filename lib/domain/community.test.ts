import { describe, expect, it } from 'vitest';
import { communityLead } from './community';

describe('communityLead', () => {
  it.each<[[number, number], [number, number], string]>([
    [[0, 0], [0, 0], 'Nobody has voted yet.'],
    [
      [1, 0],
      [0, 0],
      'Of the community, 100% would ship Claw Code (1 vote); nobody has voted on SmolVLM2-2B yet.',
    ],
    [
      [0, 0],
      [0, 2],
      'Of the community, 0% would ship SmolVLM2-2B (2 votes); nobody has voted on Claw Code yet.',
    ],
    [
      [910, 371],
      [2, 3],
      'Of the community, 71% would ship Claw Code (1,281 votes) and 40% would ship SmolVLM2-2B (5 votes).',
    ],
  ])('%j and %j: %s', ([a, b], [c, d], sentence) => {
    expect(
      communityLead(
        { name: 'Claw Code', tally: { ships: a, skips: b } },
        { name: 'SmolVLM2-2B', tally: { ships: c, skips: d } },
      ),
    ).toBe(sentence);
  });
});
