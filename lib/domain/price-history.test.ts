import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceRead } from './price';
import { changeInWords, priceHistory } from './price-history';
import { anyRecord } from './test-arbitraries';

const read = (part: Partial<PriceRead>): PriceRead => ({
  ...{ kind: 'free', amount: null, currency: null, period: null, note: null },
  ...{ sourceUrl: 'https://example.com/pricing', checkedAt: '2026-01-01', ...part },
});

describe('priceHistory', () => {
  it('says what changed from one read to the next', () => {
    const reads = [
      read({ kind: 'paid', amount: 20, currency: 'USD', period: 'month', sourceUrl: null }),
      read({ kind: 'paid', amount: 10, currency: 'USD', period: 'month' }),
      read({ note: 'Open source.' }),
      read({ note: 'Open source.' }),
    ];
    expect(priceHistory(reads, true).map(changeInWords)).toEqual([
      '$10 a month became $20 a month; read at another source.',
      'Entry Free became entry Paid; no amount became $10 a month; “Open source.” became no note.',
      'Unchanged.',
      'The first read.',
    ]);
    // Of the oldest known one nobody can say what it changed.
    expect(priceHistory(reads, false)).toHaveLength(3);
    expect(priceHistory([], true)).toEqual([]);
  });

  it('finds no change in a read that was merely made again', () => {
    const anyRead = anyRecord.map(({ entry }) => entry).filter((entry) => entry !== null);
    fc.assert(
      fc.property(anyRead, fc.constantFrom('2026-03-01', '2026-04-01'), (entry, checkedAt) => {
        const [step] = priceHistory([{ ...entry, checkedAt }, entry], true);
        expect(step?.changes).toEqual([]);
      }),
    );
  });
});
