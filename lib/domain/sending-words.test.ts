import { expect, test } from 'vitest';
import { durationInWords, sendingInWords, sendingPercent } from './sending-words';

const none = { waiting: 0, taken: 0, sent: 0, failed: 0, skipped: 0, perSecond: 0 };

test.each([
  [{ ...none, waiting: 2000 }, '0 of 2,000 mails sent; 2,000 to go.', 0],
  [
    { ...none, waiting: 900, taken: 100, sent: 995, failed: 4, skipped: 1, perSecond: 8.25 },
    '995 of 2,000 mails sent; 4 failed; 1 left out, since they left or nothing is for them; ' +
      '1,000 to go; 8.3 a second, 2 minutes left.',
    50,
  ],
  [{ ...none, sent: 1, perSecond: 3 }, '1 of 1 mail sent.', 100],
  [
    { ...none, sent: 1999, taken: 1, perSecond: 40 },
    '1,999 of 2,000 mails sent; 1 to go; 40 a second, less than a minute left.',
    99,
  ],
])('%j is said as %s', (counts, words, percent) => {
  expect(sendingInWords(counts, 'sending')).toBe(words);
  expect(sendingPercent(counts)).toBe(percent);
});

test('nobody is promised an end of what is paused, and nothing sent is nothing', () => {
  const paused = { ...none, waiting: 10, sent: 10, perSecond: 5 };
  expect(sendingInWords(paused, 'paused')).toBe('10 of 20 mails sent; 10 to go.');
  expect(sendingInWords(paused, 'cancelled')).toBe('10 of 20 mails sent; 10 not mailed.');
  expect(sendingPercent(none)).toBe(0);
});

test.each([
  [59.9, 'less than a minute'],
  [60, '1 minute'],
  [3_599, '60 minutes'],
  [3_600, 'about 1 hour'],
  [9_000, 'about 3 hours'],
])('%d seconds are %s', (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words);
});
