import { describe, expect, it } from 'vitest';
import { waitInWords } from './wait';

describe('waitInWords', () => {
  it.each([
    [0.2, 'in 1 second'],
    [1, 'in 1 second'],
    [89, 'in 89 seconds'],
    [90, 'in 2 minutes'],
    [720, 'in 12 minutes'],
    [3541, 'in an hour'],
    [3600, 'in an hour'],
  ])('%s seconds: %s', (seconds, words) => {
    expect(waitInWords(seconds)).toBe(words);
  });
});
