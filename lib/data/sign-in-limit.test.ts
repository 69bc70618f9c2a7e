import { beforeEach, expect, it, vi } from 'vitest';

type CountLink = typeof import('./sign-in-limit').countLink;
let countLink: CountLink;

beforeEach(async () => {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for('shipworthy.limits'));
  ({ countLink } = await import('./sign-in-limit'));
});

/** How many of `asked` links are allowed. */
async function allowed(asked: number, by: (n: number) => Parameters<CountLink>[0]) {
  let count = 0;
  for (let n = 0; n < asked; n += 1) if ((await countLink(by(n))) === null) count += 1;
  return count;
}

it('sends 5 links an hour to one mail address, wherever they are asked from', async () => {
  expect(await allowed(9, (n) => ({ addressHash: `from ${n}`, emailHash: 'ada' }))).toBe(5);
  expect(await countLink({ addressHash: 'from', emailHash: 'ada' })).toBeGreaterThan(3_500);
  expect(await countLink({ addressHash: 'from', emailHash: 'bob' })).toBeNull();
});

it('sends 20 links an hour that are asked from one network address, whoever they are for', async () => {
  expect(await allowed(30, (n) => ({ addressHash: 'here', emailHash: `${n}` }))).toBe(20);
  expect(await countLink({ addressHash: 'elsewhere', emailHash: 'ada' })).toBeNull();
});

it('who asks too often does not use up the links of somebody else', async () => {
  await allowed(20, (n) => ({ addressHash: 'here', emailHash: `${n}` }));
  await allowed(20, () => ({ addressHash: 'here', emailHash: 'ada' }));
  expect(await allowed(9, (n) => ({ addressHash: `from ${n}`, emailHash: 'ada' }))).toBe(5);
});
