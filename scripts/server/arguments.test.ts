import { expect, test } from 'vitest';
import { areArguments } from './arguments';

const alone = (text: string) => areArguments(new Map([['0', text]]));

test.each([
  '[]',
  '[null,{"tool":"whisper","choice":"ship"}]',
  '[null,"$K1"]',
  '["$$F9","$undefined","$NaN","$-Infinity","$n123","$D2026-01-01T00:00:00.000Z"]',
  '[{"a":1},"$0:0:a"]',
  '["costs $5"]',
])('takes %s', (text) => {
  expect(alone(text)).toBe(true);
});

test('takes a reference to a part that is there', () => {
  const parts = new Map([
    ['0', '["$1","$a"]'],
    ['1', '{"x":1}'],
    ['10', '[]'],
  ]);
  expect(areArguments(parts)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['no list', '{"a":1}'],
  ['no JSON', '[{'],
  ['a part that is not there', '["$1"]'],
  ['a function', '["$F9"]'],
  ['a promise', '["$@5"]'],
  ['a map and a set', '[{"tool":"$Q9","choice":"$W3"}]'],
  ['a file', '[{"tool":"$B1"}]'],
  ['a stream', '["$R1"]'],
  ['a number without end', `["$n${'9'.repeat(400)}"]`],
  ['a prototype', '[{"__proto__":{"x":1}}]'],
  ['a well', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
])('refuses %s', (_name, text) => {
  expect(alone(text)).toBe(false);
});

test('refuses a damaged part beside a sound list', () => {
  expect(
    areArguments(
      new Map([
        ['0', '["$1"]'],
        ['1', '[{'],
      ]),
    ),
  ).toBe(false);
});
