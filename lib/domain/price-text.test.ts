import { describe, expect, it } from 'vitest';
import {
  amountsIn,
  explainsPrice,
  findCharge,
  findFreeClaim,
  findFreeDenial,
  isOpenSourceLicense,
  pricesIn,
} from './price-text';

describe('findFreeClaim', () => {
  it.each([
    'Free to use for anyone',
    'It has a generous free tier',
    'A free plan covers hobby work',
    'Completely free',
    'It is 100% free.',
    'free of charge',
    'Free weights under Apache-2.0',
    'Free forever.',
    'Available for free',
    'free and open source',
    'Free, open-source editor',
    'The program costs nothing',
    'at no cost',
    'It’s free.',
    'A free code editor for the terminal',
    'Free for personal use',
    'No telemetry, free to use',
    'Not only fast but free to use',
    'Not slow, and completely free',
  ])('sees it in %j', (text) => {
    expect(findFreeClaim(text)).not.toBeNull();
  });

  it.each([
    '',
    'It got away scot-free',
    'A hands-free coding assistant',
    'For freelance developers and freelancers',
    'free-form prompts',
    'Feel free to use any editor',
    'You are free to use your own model',
    'Free of bias',
    'It is free of vendor lock-in',
    'Completely free of telemetry',
    'It is free from dependencies',
    'Frees up memory; free up the server',
    'Free your team from boilerplate',
    'dependency-free library',
    'a free trial of fourteen days',
    'Freedom for developers',
    'Not free to use',
    'It is not free.',
    "It isn't free.",
    'There is no free tier',
    'without a free plan',
    'never completely free',
    'It is no longer free of charge',
    'Nothing here is free.',
  ])('stays silent over %j', (text) => {
    expect(findFreeClaim(text)).toBeNull();
  });
});

describe('findFreeDenial', () => {
  it.each([
    'It is not free.',
    'not entirely free',
    'no longer free',
    'It isn’t free',
    'no free tier',
  ])('sees it in %j', (text) => {
    expect(findFreeDenial(text)).not.toBeNull();
  });

  it.each([
    '',
    'It is free.',
    'not only free but fast',
    'not free of bugs',
    'not hands-free',
    'never freelance',
    'not free-form',
  ])('stays silent over %j', (text) => {
    expect(findFreeDenial(text)).toBeNull();
  });
});

describe('findCharge', () => {
  it.each([
    'The paid plan adds teams',
    'needs a subscription',
    'Pay-as-you-go',
    'You pay per token',
    'a licence fee is due',
    'The Pro plan lifts the limits',
    'After the free trial it stops',
    'Not cheap: a subscription is needed',
  ])('sees it in %j', (text) => {
    expect(findCharge(text)).not.toBeNull();
  });

  it.each([
    '',
    'No subscription',
    'No account, no subscription',
    'without any subscription',
    'there is never a paid plan',
    'subscription-free',
    'Works with your ChatGPT subscription',
    'Bring your existing subscription',
    'GraphQL subscriptions over websockets',
    'prepaid plans',
    'We paid attention to detail',
  ])('stays silent over %j', (text) => {
    expect(findCharge(text)).toBeNull();
  });
});

describe('pricesIn', () => {
  it.each<[string, number[]]>([
    ['$20 a month', [20]],
    ['from $1,200 per year', [1200]],
    ['Pro is $9.99/mo', [9.99]],
    ['€9 monthly', [9]],
    ['9,50 € per seat', [9.5]],
    ['costs 12 CHF', [12]],
    ['CHF 12 a month', [12]],
    ['US$20 per user', [20]],
    ['20 dollars a month', [20]],
    ['$3 per million tokens', [3]],
    ['Plans: $10 a month, $40 for teams at $40 a seat', [10, 40]],
    ['$0 a month', [0]],
    ['It raised $20 million', []],
    ['Raised $20M at $100 per share', []],
    ['$1B a year in revenue', []],
    ['runs on a $50 board', []],
    ['an alternative to the $20 a month editors', []],
    ['2 billion parameters, 4 bit, 100 ms', []],
    ['version 2.0 at 30 tokens per second', []],
    ['', []],
  ])('%j: %j', (text, amounts) => {
    expect(pricesIn(text).map(({ amount }) => amount)).toEqual(amounts);
  });

  it('quotes the text', () => {
    expect(pricesIn('From  $1,200 a year')[0]?.quote).toBe('$1,200');
  });

  it('takes every amount of a note', () => {
    expect(amountsIn('Teams: $40. Students: 5 EUR.')).toEqual([40, 5]);
  });
});

describe('explainsPrice', () => {
  it.each([
    'The program costs nothing; the model provider it needs does.',
    'Hosting is paid.',
    'You pay for support.',
    'Free for individuals; companies pay.',
    'The signed binaries are sold, the source is not.',
  ])('is content with %j', (note) => {
    expect(explainsPrice(note)).toBe(true);
  });

  it.each([
    null,
    '',
    'Free.',
    'Billed yearly.',
    'The API costs nothing.',
    'Prices as of June 2025.',
    'Read on their page.',
  ])('is not with %j', (note) => {
    expect(explainsPrice(note)).toBe(false);
  });
});

describe('isOpenSourceLicense', () => {
  it.each([
    'MIT',
    'Apache-2.0',
    'BSD-3-Clause',
    'GPL-3.0',
    'AGPLv3',
    'PostgreSQL',
    'open source',
    'Open-source core',
  ])('%s is one', (license) => {
    expect(isOpenSourceLicense(license)).toBe(true);
  });

  it.each([
    null,
    '',
    'proprietary',
    'Gemma terms',
    'Llama licence',
    'own terms',
    'source-available',
    'not open source',
    'non-open-source',
    'permit',
    'BUSL-1.1',
  ])('%s is none', (license) => {
    expect(isOpenSourceLicense(license)).toBe(false);
  });
});

it.each([
  'no free ',
  'not ',
  'free ',
  'free-',
  '$1,',
  '1',
  '1,111',
  "n't a free tool ",
  'no subscription ',
  ' ',
])('reads 100,000 characters of %j without stalling', (part) => {
  const text = part.repeat(Math.ceil(100_000 / part.length));
  const start = performance.now();
  for (const read of [findFreeClaim, findFreeDenial, findCharge, pricesIn, explainsPrice]) {
    read(text);
  }
  // Some milliseconds when linear, minutes when not: the bound only has to tell these apart.
  expect(performance.now() - start).toBeLessThan(3000);
});
