import type { APIResponse } from '@playwright/test';
import { deskOf } from './support/desk';
import { expect, test } from './support/fixtures';
import { type Action, all, open, type Row, reviewers, signedIn } from './support/role-rows';
import { apiRoutes } from './support/role-rows-api';
import { dataRoutes } from './support/role-rows-data';
import { directoryRoutes } from './support/role-rows-directory';
import { figureRoutes } from './support/role-rows-figures';
import { historyActions, historyRoutes } from './support/role-rows-history';
import { importActions, importRoutes } from './support/role-rows-imports';
import { leaderboardRoutes } from './support/role-rows-leaderboard';
import { machineRoutes } from './support/role-rows-machines';
import { matchupActions, matchupRoutes } from './support/role-rows-matchups';
import { mergingActions, mergingRoutes } from './support/role-rows-merging';
import { pastIssueRoutes } from './support/role-rows-newsletter';
import { newsletterDeskActions, newsletterDeskRoutes } from './support/role-rows-newsletter-desk';
import { peopleActions, peopleRoutes } from './support/role-rows-people';
import { searchRoutes } from './support/role-rows-search';
import { subscriberActions, subscriberRoutes } from './support/role-rows-subscribers';
import { toolActions, toolRoutes } from './support/role-rows-tools';
import {
  callAction,
  everyAction,
  everybody,
  everyExportedAction,
  everyRoute,
  methodsOf,
  onePersonARole,
  type Person,
  type Who,
} from './support/roles';
import { onDatabase } from './support/sign-in';

test.describe.configure({ mode: 'default' });

/** What somebody is answered: a status, and where a redirect leads. */
const said = (response: APIResponse): string => {
  const { location } = response.headers();
  if (!location) return String(response.status());
  return `${response.status()} ${location.replace(/^https?:\/\/[^/]+/, '')}`;
};

/** What stands under app/, each method of it, and what each role is answered. */
const routes: Record<string, Record<string, Row>> = {
  ...figureRoutes,
  ...dataRoutes,
  ...apiRoutes,
  ...directoryRoutes,
  ...historyRoutes,
  ...importRoutes,
  ...machineRoutes,
  ...leaderboardRoutes,
  ...matchupRoutes,
  ...mergingRoutes,
  ...newsletterDeskRoutes,
  ...pastIssueRoutes,
  ...peopleRoutes,
  ...searchRoutes,
  ...subscriberRoutes,
  ...toolRoutes,
  '(account)/dev/mailbox/page.tsx': { page: open('/dev/mailbox', '404') },
  '(account)/me/page.tsx': { page: { path: '/me', answers: signedIn('/me') } },
  '(account)/me/delete/page.tsx': {
    page: { path: '/me/delete', answers: signedIn('/me/delete') },
  },
  '(account)/me/delete/confirm/route.ts': {
    POST: {
      path: '/me/delete/confirm',
      form: { confirmation: 'no' },
      answers: {
        ...all('303 /me/delete?problem=confirmation&typed=no'),
        visitor: '303 /signin?redirect=%2Fme%2Fdelete',
      },
    },
  },
  '(account)/me/deleted/page.tsx': { page: open('/me/deleted') },
  '(account)/signin/page.tsx': {
    page: { path: '/signin', answers: { ...all('307 /me'), visitor: '200' } },
  },
  '(account)/signin/link/page.tsx': { page: open('/signin/link?token=none') },
  '(account)/signin/complete/route.ts': {
    POST: { ...open('/signin/complete', '303 /signin/link?token=none'), form: { token: 'none' } },
  },
  '(account)/signin/with/route.ts': {
    POST: { ...open('/signin/with', '302 /api/auth/signin?csrf=true'), form: { provider: 'none' } },
  },
  '(account)/signout/route.ts': {
    POST: { ...open('/signout', '303 /signin?left=1'), form: {} },
  },
  '(site)/page.tsx': { page: open('/') },
  '(site)/compare/page.tsx': { page: open('/compare') },
  '(site)/compare/[pair]/page.tsx': { page: open('/compare/ollama-vs-lm-studio') },
  '(site)/compare/after/[cursor]/page.tsx': { page: open('/compare/after/none', '404') },
  '(site)/methodology/page.tsx': { page: open('/methodology') },
  '(site)/panel/page.tsx': { page: open('/panel') },
  '(site)/panel/[seat]/[[...view]]/page.tsx': { page: open('/panel/skeptic') },
  '(site)/tools/page.tsx': { page: open('/tools') },
  '(site)/tools/[slug]/page.tsx': { page: open('/tools/ollama') },
  '(site)/tools/[slug]/verdicts/[seat]/page.tsx': { page: open('/tools/ollama/verdicts/builder') },
  '(site)/tools/after/[cursor]/page.tsx': { page: open('/tools/after/none', '404') },
  'api/auth/[...nextauth]/route.ts': {
    GET: open('/api/auth/session', '404'),
    POST: { ...open('/api/auth/callback/none', '404'), form: {} },
  },
  'api/health/route.ts': { GET: open('/api/health') },
  'api/internal/revalidate/route.ts': {
    POST: { ...open('/api/internal/revalidate', '404'), form: {} },
  },
  'api/me/export/route.ts': {
    GET: { path: '/api/me/export', answers: { ...all('200'), visitor: '401' } },
  },
  'api/me/votes/route.ts': { GET: open('/api/me/votes?tools=ollama') },
  'api/review/tools/route.ts': {
    GET: {
      path: '/api/review/tools?q=o',
      answers: { ...all('200'), visitor: '401', member: '403' },
    },
  },
  'api/v1/[[...path]]/route.ts': { GET: open('/api/v1', '404') },
  'api/v1/matchups/route.ts': { GET: open('/api/v1/matchups') },
  'api/v1/matchups/[pair]/route.ts': { GET: open('/api/v1/matchups/ollama-vs-lm-studio') },
  'api/v1/matchups/[pair]/tally/route.ts': {
    GET: open('/api/v1/matchups/ollama-vs-lm-studio/tally'),
  },
  'api/v1/tools/route.ts': { GET: open('/api/v1/tools') },
  'api/v1/tools/[slug]/route.ts': { GET: open('/api/v1/tools/ollama') },
  'api/v1/tools/[slug]/tally/route.ts': { GET: open('/api/v1/tools/ollama/tally') },
  'review/page.tsx': { page: { path: '/review', answers: reviewers('/review') } },
  'review/[tool]/page.tsx': {
    page: {
      path: deskOf('ollama', 'founder'),
      answers: reviewers(deskOf('ollama', 'founder')),
    },
  },
};

const REFUSES_METHOD =
  /^api\/(v1|search|tools)\/|^api\/oembed|^api\/me\/votes|^(\(machines\)|\(site\)\/data|badge|embed)\//;

test('every page and route has its row', () => {
  expect(Object.keys(routes).sort()).toEqual(everyRoute());
  for (const [file, rows] of Object.entries(routes)) {
    // Other methods of what is only read are refused for everybody, by the one function they share.
    const methods = methodsOf(file).filter(
      (method) => method === 'GET' || method === 'page' || !REFUSES_METHOD.test(file),
    );
    expect(Object.keys(rows).sort(), file).toEqual(methods.sort());
  }
});

test('every page and route answers each role what it should', async ({ newVisitor, baseURL }) => {
  test.setTimeout(120_000);
  const people = await onePersonARole(newVisitor, 'founder');
  // Signing out comes last: nobody is who they were after it.
  const rows = Object.entries(routes).sort(([a], [b]) => +/signout/.test(a) - +/signout/.test(b));
  for (const [file, methods] of rows) {
    for (const [method, { path, answers, form }] of Object.entries(methods)) {
      const ask = async ({ who, request }: Person): Promise<void> => {
        const options = { maxRedirects: 0, headers: { origin: baseURL ?? '' } };
        const response =
          method === 'POST'
            ? await request.post(path, { ...options, ...(form && { form }) })
            : await request.get(path, options);
        expect.soft(said(response), `${who}: ${method} ${file}`).toBe(answers[who]);
        if (new Set(Object.values(answers)).size > 1) {
          const kept = response.headers()['cache-control'] ?? 'nothing said';
          expect.soft(kept, `${who}: ${file} in a shared cache`).toMatch(/no-store/);
        }
      };
      await Promise.all(people.map(ask));
    }
  }
});

const BODY =
  'It held for a week of ordinary work, and where it failed it said so in words that helped me on.';

// Nobody else's tests look at the Futurist's verdicts on these.
const tools: Record<Who, string> = {
  ...{ visitor: 'pgvector', member: 'pgvector' },
  ...{ reviewer: 'windsurf', admin: 'github-copilot' },
};
const place = ({ who }: Person) => ({ seat: 'futurist', tool: tools[who] });
const draft = { call: 'ship', body: BODY, toolVersion: '1.0', evidence: '' };
const desk = deskOf('windsurf', 'futurist');
const judges = ['reviewer', 'admin'] as const;

const verdictOf = async ({ account }: Person): Promise<string> => {
  const [row] = await onDatabase<{ id: number }>(
    `SELECT verdicts.id FROM verdicts JOIN authors ON authors.id = author_id
     WHERE user_id = $1 AND state = 'published'`,
    [account?.userId ?? null],
  );
  return String(row?.id ?? 1);
};

/** In the order in which they are called: each finds what the one before has left. */
const actions: [name: string, action: Action][] = [
  [
    'vote.castVote',
    { at: '/tools/pgvector', by: everybody, form: () => ({ tool: 'pgvector', choice: 'none' }) },
  ],
  [
    'sign-in.sendSignInLink',
    {
      at: '/signin',
      by: everybody,
      form: ({ who }) => ({ email: `${who}-roles@test.example`, redirect: '/' }),
    },
  ],
  [
    'account.renameMe',
    {
      at: '/me',
      by: ['member', 'reviewer', 'admin'],
      form: ({ account }) => ({ name: `Renamed ${account?.userId.slice(0, 8)}` }),
    },
  ],
  [
    'review.submitVerdict',
    { at: desk, by: judges, form: (person) => ({ ...place(person), ...draft, intent: 'save' }) },
  ],
  [
    'review.discardDraft',
    {
      at: desk,
      by: judges,
      form: (person) => ({ ...place(person), version: '1' }),
    },
  ],
  [
    'review.submitVerdict',
    { at: desk, by: judges, form: (person) => ({ ...place(person), ...draft, intent: 'publish' }) },
  ],
  [
    'review.retractVerdict',
    {
      at: desk,
      by: judges,
      form: async (person) => ({
        ...{ verdict: await verdictOf(person), version: '1' },
        reason: 'Tried out.',
      }),
    },
  ],
  [
    'review.declareConflict',
    { at: desk, by: judges, form: (person) => ({ ...place(person), note: 'Tried out.' }) },
  ],
  ['review.withdrawConflict', { at: desk, by: judges, form: place }],
  ...historyActions,
  ...importActions,
  ...matchupActions,
  ...mergingActions,
  ...newsletterDeskActions,
  ...peopleActions,
  ...subscriberActions,
  ...toolActions,
];

const REFUSED = /session has ended|signed out|for reviewers|for admins/;

test('every action has its row', () => {
  const named = [...new Set(actions.map(([name]) => name))].sort();
  expect(named).toEqual(everyExportedAction().sort());
  expect(named).toEqual([...everyAction().keys()].sort());
});

test('every action is done for exactly the roles that may', async ({ newVisitor }) => {
  test.setTimeout(120_000);
  const ids = everyAction();
  const people = await onePersonARole(newVisitor, 'futurist');
  for (const [name, { at, by, form }] of actions) {
    for (const person of people) {
      const label = `${person.who}: ${name}`;
      const fields = await form(person);
      const response = await callAction(person.request, ids.get(name) ?? '', at, fields);
      const text = await response.text();
      const allowed = by.includes(person.who);
      expect.soft(response.status(), label).toBe(200);
      expect
        .soft(/"ok":(true|false)/.exec(text)?.[1], `${label} ${text.slice(0, 300)}`)
        .toBe(String(allowed));
      if (!allowed) expect.soft(text, label).toMatch(REFUSED);
    }
  }
  // Whoever was refused has left nothing behind, though they hold the seat.
  for (const { who, account } of people) {
    const [left] = await onDatabase<{ verdicts: number; drafts: number }>(
      `SELECT (SELECT count(*)::int FROM verdicts WHERE author_id = authors.id) AS verdicts,
         (SELECT count(*)::int FROM verdict_drafts WHERE author_id = authors.id) AS drafts
       FROM authors WHERE user_id = $1`,
      [account?.userId ?? null],
    );
    const verdicts = who === 'reviewer' || who === 'admin' ? 1 : 0;
    expect(left ?? { verdicts: 0, drafts: 0 }, who).toEqual({ verdicts, drafts: 0 });
  }
});
