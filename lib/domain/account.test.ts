import { describe, expect, it } from 'vitest';
import { hasRole, roles } from './account';

describe('hasRole', () => {
  it.each([
    { role: null, may: [] },
    { role: 'member', may: ['member'] },
    { role: 'reviewer', may: ['member', 'reviewer'] },
    { role: 'admin', may: ['member', 'reviewer', 'admin'] },
  ] as const)('$role has $may', ({ role, may }) => {
    const actor = role === null ? null : { role };
    expect(roles.filter((wanted) => hasRole(actor, wanted))).toEqual(may);
  });
});
