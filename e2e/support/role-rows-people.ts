import { randomUUID } from 'node:crypto';
import { type Action, adminAction, adminPage, open, type Row } from './role-rows';
import { everybody } from './roles';
import { newAccount, onDatabase } from './sign-in';

const NOBODY = '00000000-0000-4000-8000-000000000000';

export const peopleRoutes: Record<string, Record<string, Row>> = {
  'admin/people/page.tsx': { page: adminPage('/admin/people') },
  'admin/people/[id]/page.tsx': { page: adminPage(`/admin/people/${NOBODY}`, '404') },
  'admin/tools/[id]/votes/page.tsx': { page: adminPage('/admin/tools/1/votes') },
  'admin/tools/[id]/votes/exclude/page.tsx': {
    page: adminPage(`/admin/tools/1/votes/exclude?voter=${NOBODY}`),
  },
  'admin/suggestions/page.tsx': { page: adminPage('/admin/suggestions') },
  'admin/suggestions/[id]/page.tsx': { page: adminPage('/admin/suggestions/999999', '404') },
  '(site)/suggest/[[...about]]/page.tsx': { page: open('/suggest/correction/ollama/price') },
};

const somebody = async (role: 'member' | 'reviewer' = 'member') => (await newAccount(role)).userId;

async function holding(): Promise<Record<string, string>> {
  const { userId } = await newAccount('reviewer', { seat: 'creator' });
  const [row] = await onDatabase<{ id: number }>(
    `SELECT seat_holdings.id FROM seat_holdings JOIN authors ON authors.id = author_id
     WHERE user_id = $1`,
    [userId],
  );
  return { person: userId, holding: String(row?.id) };
}

async function suspended(): Promise<string> {
  const id = await somebody();
  await onDatabase(
    "UPDATE users SET suspended_at = now(), suspended_reason = 'Tried out.' WHERE id = $1",
    [id],
  );
  return id;
}

/** An exclusion that names nobody who votes. */
async function excluded(): Promise<string> {
  const [row] = await onDatabase<{ id: number }>(
    "INSERT INTO vote_exclusions (tool_id, voter_id, reason) VALUES (1, $1, 'Tried out.') RETURNING id",
    [randomUUID()],
  );
  return String(row?.id);
}

/** A suggestion as it stands, for the forms that decide about it. */
async function suggestion(state: 'open' | 'declined' = 'open'): Promise<Record<string, string>> {
  const [row] = await onDatabase<{ id: number }>(
    `INSERT INTO suggestions (kind, fields, state, reason, decided_at)
     VALUES ('tool', '{"name": "Tried out", "website": "https://x.example"}', $1::suggestion_state,
       CASE WHEN $1 <> 'open' THEN 'Tried out.' END, CASE WHEN $1 <> 'open' THEN now() END)
     RETURNING id`,
    [state],
  );
  return { suggestion: String(row?.id), revision: '1' };
}

const at = '/admin/people';
const inbox = '/admin/suggestions';
const votes = '/admin/tools/1/votes';

export const peopleActions: [name: string, action: Action][] = [
  [
    'people.changeRoleOf',
    adminAction(at, async () => ({
      ...{ person: await somebody(), was: 'member' },
      role: 'reviewer',
    })),
  ],
  [
    'people.giveSeat',
    adminAction(at, async () => {
      const person = await somebody('reviewer');
      return { person, seat: 'creator', name: `Seated ${person.slice(0, 8)}` };
    }),
  ],
  ['people.endSeat', adminAction(at, async () => ({ ...(await holding()), reason: 'Tried out.' }))],
  ['people.signOutEverywhere', adminAction(at, async () => ({ person: await somebody() }))],
  [
    'people.suspend',
    adminAction(at, async () => ({ person: await somebody(), reason: 'Tried out.' })),
  ],
  [
    'vote-exclusions.exclude',
    adminAction(votes, () => ({
      ...{ tool: '1', by: 'voter', key: randomUUID(), scope: 'tool' },
      reason: 'Tried out.',
    })),
  ],
  ['vote-exclusions.restore', adminAction(votes, async () => ({ exclusion: await excluded() }))],
  [
    'suggest.sendSuggestion',
    {
      at: '/suggest',
      by: everybody,
      form: () => ({ kind: 'tool', name: 'Tried out', website: 'https://x.example', why: '' }),
    },
  ],
  ['suggestions.acceptSuggestion', adminAction(inbox, () => suggestion())],
  [
    'suggestions.declineSuggestion',
    adminAction(inbox, async () => ({ ...(await suggestion()), reason: 'Tried out.' })),
  ],
  ['suggestions.reopen', adminAction(inbox, () => suggestion('declined'))],
  ['people.reinstate', adminAction(at, async () => ({ person: await suspended() }))],
];
