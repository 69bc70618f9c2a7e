import type { Role } from './account';

/**
 * The accounts of the embedded demo, one for each role; `seat` is the slug of the seat that its reviewer
 * holds. No such addresses exist elsewhere (RFC 2606).
 */
export const demoAccounts: readonly {
  email: string;
  role: Role;
  name: string;
  seat: string | null;
  may: string;
}[] = [
  {
    email: 'member@demo.example',
    role: 'member',
    name: 'Demo member',
    seat: null,
    may: 'votes and keeps the votes in an account',
  },
  {
    email: 'reviewer@demo.example',
    role: 'reviewer',
    name: 'Demo reviewer',
    seat: 'skeptic',
    may: 'holds the Skeptic’s seat and publishes verdicts',
  },
  {
    email: 'admin@demo.example',
    role: 'admin',
    name: 'Demo admin',
    seat: null,
    may: 'may do everything',
  },
];
