import { describe, expect, it } from 'vitest';
import { lintPrice, type PriceLintInput } from './price-lint';

const tool = (part: Partial<PriceLintInput> = {}): PriceLintInput => ({
  kind: 'paid',
  amount: null,
  note: null,
  tagline: 'An agent for the terminal',
  description: 'It reads, edits and runs code in a loop.',
  license: 'proprietary',
  ...part,
});

const codes = (part: Partial<PriceLintInput>) => lintPrice(tool(part)).map(({ code }) => code);

const CLAW_NOTE = 'The program costs nothing; the model provider it needs does.';
const clawCode: Partial<PriceLintInput> = {
  kind: 'paid',
  license: 'open source',
  note: CLAW_NOTE,
  tagline: 'An open-source rewrite of a coding agent, in Rust',
  description: 'No telemetry, any provider. The program costs nothing.',
};

describe('lintPrice', () => {
  it('is content with Claw Code, whose note says what is paid for', () => {
    expect(lintPrice(tool(clawCode))).toEqual([]);
  });

  it('reports Claw Code without the note, or with one that explains nothing', () => {
    expect(codes({ ...clawCode, note: null })).toEqual(['paid-but-free', 'paid-but-open-source']);
    expect(codes({ ...clawCode, note: 'Billed yearly.' })).toContain('paid-but-open-source');
  });

  it.each<[string, Partial<PriceLintInput>]>([
    ['plain free', { kind: 'free', license: 'MIT' }],
    ['free that says so', { kind: 'free', tagline: 'Free of charge, free weights' }],
    ['free with an amount of 0', { kind: 'free', amount: 0 }],
    ['free without a subscription', { kind: 'free', description: 'No subscription, $0 a month.' }],
    [
      'free with a note on a rival cost',
      { kind: 'free', note: CLAW_NOTE, tagline: 'Needs a subscription' },
    ],
    ['hands-free and freelance', { tagline: 'Hands-free help for freelance work' }],
    ['paid and not free', { tagline: 'Not free, and worth it' }],
    ['paid with a trial', { description: 'Starts with a free trial.' }],
    ['paid with its amount', { amount: 20, description: 'From $20 a month.' }],
    [
      'paid with several amounts',
      { amount: 20, description: '$20 a month, $40 a seat for teams.' },
    ],
    [
      'paid with an amount in the note',
      { amount: 20, note: 'Students pay $5.', tagline: '$5 a month' },
    ],
    ['funding', { amount: 20, description: 'The maker raised $30 million.' }],
    ['freemium with an amount', { kind: 'freemium', amount: 10, tagline: 'With a free tier' }],
    ['freemium by usage', { kind: 'freemium', note: 'The hosted version is billed by usage.' }],
    ['freemium with an amount in the note', { kind: 'freemium', note: 'Starter: $5.' }],
    ['contact', { kind: 'contact' }],
    ['no texts at all', { tagline: null, description: null, license: null }],
  ])('is content: %s', (_what, part) => {
    expect(lintPrice(tool(part))).toEqual([]);
  });

  it.each<[string, Partial<PriceLintInput>, string[]]>([
    ['free with an amount', { kind: 'free', amount: 20 }, ['free-with-amount']],
    ['free at a price', { kind: 'free', tagline: '$20 a month' }, ['free-but-charged']],
    [
      'free at a price, whatever the note',
      { kind: 'free', tagline: '$20 a month', note: CLAW_NOTE },
      ['free-but-charged'],
    ],
    ['free with a paid plan', { kind: 'free', description: 'A paid plan.' }, ['free-but-charged']],
    ['free by subscription', { kind: 'free', tagline: 'By subscription' }, ['free-but-charged']],
    ['free, not free', { kind: 'free', tagline: 'Not free' }, ['free-but-charged']],
    ['paid, free to use', { tagline: 'Free to use' }, ['paid-but-free']],
    ['paid, free tier', { description: 'It has a free tier.' }, ['paid-but-free']],
    ['paid, completely free', { tagline: 'Completely free' }, ['paid-but-free']],
    ['paid at nothing', { tagline: '$0 a month' }, ['paid-but-free']],
    ['paid under MIT', { license: 'MIT' }, ['paid-but-open-source']],
    ['paid under GPL', { license: 'GPL-3.0' }, ['paid-but-open-source']],
    ['freemium without a price', { kind: 'freemium' }, ['freemium-without-price']],
    ['freemium at 0', { kind: 'freemium', amount: 0 }, ['freemium-without-price']],
    [
      'freemium without a free tier',
      { kind: 'freemium', amount: 20, description: 'There is no free tier.' },
      ['freemium-without-free-tier'],
    ],
    ['contact with an amount', { kind: 'contact', amount: 20 }, ['contact-with-amount']],
    ['contact, free tier', { kind: 'contact', tagline: 'With a free tier' }, ['contact-but-free']],
    ['contact at a price', { kind: 'contact', tagline: '$20 a month' }, ['amount-differs']],
    ['another amount', { amount: 20, tagline: 'From $25 a month' }, ['amount-differs']],
    ['an amount missing', { tagline: 'From $25 a month' }, ['amount-differs']],
    [
      'another in freemium',
      { kind: 'freemium', amount: 10, tagline: 'Pro: $15 a month' },
      ['amount-differs'],
    ],
  ])('reports: %s', (_what, part, expected) => {
    expect(codes(part)).toEqual(expected);
  });

  it('quotes what it found', () => {
    const [found] = lintPrice(tool({ amount: 20, tagline: 'From $25 a month' }));
    expect(found?.message).toBe('The text says "$25", but the read says 20.');
  });

  it('does not read a phrase across two texts', () => {
    expect(codes({ tagline: 'Scot free', description: 'To use it, pay.' })).toEqual([]);
    expect(codes({ tagline: 'There is no', description: 'Free tier for all' })).toEqual([
      'paid-but-free',
    ]);
  });
});
