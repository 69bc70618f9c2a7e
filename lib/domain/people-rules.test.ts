import { describe, expect, test } from 'vitest';
import { type Role, roles, type Viewer } from './account';
import {
  canChangeRole,
  canGiveSeat,
  canReinstate,
  canSuspend,
  type RuledPerson,
} from './people-rules';

const admin: Viewer = { userId: 'a', email: 'a@x.example', name: null, role: 'admin' };
const person = (given: Partial<RuledPerson> = {}): RuledPerson => ({
  ...{ userId: 'p', called: 'Ada', role: 'member', suspended: false, seats: [] },
  ...given,
});

const everyRule = [
  ['change a role', (actor: Viewer | null) => canChangeRole(actor, person(), 'reviewer', 2)],
  [
    'give a seat',
    (actor: Viewer | null) => canGiveSeat(actor, person({ role: 'admin' }), 'Skeptic'),
  ],
  ['suspend', (actor: Viewer | null) => canSuspend(actor, person())],
  ['reinstate', (actor: Viewer | null) => canReinstate(actor, person({ suspended: true }))],
] as const;

test.each(everyRule)('only an admin may %s', (_what, rule) => {
  expect(rule(admin)).toEqual({ allowed: true });
  for (const role of ['member', 'reviewer'] as const) {
    expect(rule({ ...admin, role }).allowed).toBe(false);
  }
  expect(rule(null).allowed).toBe(false);
});

describe('a role', () => {
  const other = person({ role: 'admin' });
  const own = person({ role: 'admin', userId: 'a' });

  test('can be any other one', () => {
    for (const [from, to] of roles.flatMap((one) => roles.map((next) => [one, next] as const))) {
      const ruling = canChangeRole(admin, person({ role: from }), to, 3);
      expect(ruling.allowed, `${from} to ${to}`).toBe(from !== to);
    }
  });

  test.each<Role>(['member', 'reviewer'])('of the last admin does not become %s', (role) => {
    expect(canChangeRole(admin, other, role, 1)).toMatchObject({
      reason: expect.stringMatching(/last admin/),
    });
    expect(canChangeRole(admin, other, role, 2).allowed).toBe(true);
  });

  test('of one’s own is not taken below admin', () => {
    expect(canChangeRole(admin, own, 'reviewer', 5)).toMatchObject({
      reason: expect.stringMatching(/from yourself/),
    });
  });

  test('stays at reviewer or above while a seat is held', () => {
    const seated = person({ role: 'reviewer', seats: ['Skeptic', 'Builder'] });
    expect(canChangeRole(admin, seated, 'member', 2)).toMatchObject({
      reason: 'Ada holds the Skeptic and the Builder seats. End that first.',
    });
    expect(canChangeRole(admin, seated, 'admin', 2).allowed).toBe(true);
  });

  test('of a suspended account stays', () => {
    const ruling = canChangeRole(admin, person({ suspended: true }), 'admin', 2);
    expect(ruling).toMatchObject({ reason: expect.stringMatching(/Reinstate/) });
  });
});

test('a seat is for reviewers that are not suspended and do not hold it', () => {
  const may = (given: Partial<RuledPerson>) => canGiveSeat(admin, person(given), 'Skeptic').allowed;
  expect(may({ role: 'reviewer' })).toBe(true);
  expect(may({ role: 'reviewer', seats: ['Builder'] })).toBe(true);
  expect(may({ role: 'reviewer', seats: ['Skeptic'] })).toBe(false);
  expect(may({ role: 'member' })).toBe(false);
  expect(may({ role: 'reviewer', suspended: true })).toBe(false);
});

test('nobody suspends themselves, an admin, or anybody twice; nobody is reinstated twice', () => {
  expect(canSuspend(admin, person({ userId: 'a' })).allowed).toBe(false);
  expect(canSuspend(admin, person({ role: 'admin' })).allowed).toBe(false);
  expect(canSuspend(admin, person({ role: 'reviewer' })).allowed).toBe(true);
  expect(canSuspend(admin, person({ suspended: true })).allowed).toBe(false);
  expect(canReinstate(admin, person()).allowed).toBe(false);
});
