import { type Action, adminAction, adminPage, all, open, type Row } from './role-rows';
import { onDatabase } from './sign-in';

const ISSUE = '/admin/newsletter/2147483647';

export const newsletterDeskRoutes: Record<string, Record<string, Row>> = {
  'admin/newsletter/page.tsx': { page: adminPage('/admin/newsletter') },
  'admin/newsletter/[id]/page.tsx': { page: adminPage(ISSUE, '404') },
  'admin/newsletter/[id]/preview/page.tsx': {
    page: adminPage(`${ISSUE}/preview?width=desktop`, '404'),
  },
  'admin/newsletter/[id]/progress/route.ts': {
    GET: {
      path: `${ISSUE}/progress`,
      answers: { ...all('403'), visitor: '401', admin: '404' },
    },
  },
  // Without their secrets both are closed to everybody.
  'api/jobs/[name]/route.ts': {
    POST: { ...open('/api/jobs/publish-matchups', '404'), form: {} },
  },
  'api/newsletter/events/route.ts': {
    POST: { ...open('/api/newsletter/events', '404'), form: {} },
  },
};

/** A draft of a week long past, with one item. */
async function newIssue(): Promise<{ issue: string; revision: string; item: string }> {
  const [made] = await onDatabase<{ id: number; item: number }>(
    `WITH issue AS (
       INSERT INTO newsletter_issues (week, covers_from, covers_until, subject)
       SELECT (SELECT least(min(week), '2020-01-01') FROM newsletter_issues) - 7,
         '2019-01-01', '2019-01-08', 'Tried out'
       RETURNING id
     )
     INSERT INTO newsletter_items (issue_id, rank, kind, title, body, path, facts)
     SELECT id, 1, 'watch', 'An item', 'Its text.', '/tools/ollama',
       '{"tools": [{"slug": "ollama", "name": "Ollama", "panel": {"ships": 0, "skips": 0},
         "community": {"ships": 0, "skips": 0}}]}'
     FROM issue RETURNING issue_id AS id, id AS item`,
  );
  return { issue: String(made?.id), revision: '1', item: String(made?.item) };
}

const at = '/admin/newsletter';

export const newsletterDeskActions: [name: string, action: Action][] = [
  [
    'newsletter-issue.saveNewsletterIssue',
    adminAction(at, async () => {
      const { item, ...read } = await newIssue();
      return {
        ...{ ...read, subject: 'Tried out again', intro: '', order: item },
        ...{ [`title-${item}`]: 'An item', [`body-${item}`]: 'Its text.' },
      };
    }),
  ],
  [
    'newsletter-issue.stepNewsletterIssue',
    adminAction(at, async () => ({ ...(await newIssue()), step: 'cancel' })),
  ],
  ['newsletter-issue.composeIssueNow', adminAction(at, () => ({}))],
  ['newsletter-test.sendTestIssue', adminAction(at, newIssue)],
  ['jobs.runJobNow', adminAction('/admin/jobs', () => ({ job: 'forget-merges' }))],
  [
    'subscriber-desk.findSubscriberOnRequest',
    adminAction(at, () => ({ email: 'nobody-has-it@test.example' })),
  ],
  [
    'subscriber-desk.unsubscribeOnRequest',
    adminAction(at, async () => {
      const [made] = await onDatabase<{ id: string }>(
        `INSERT INTO subscribers (email, state, confirmed_at)
         VALUES (concat('r', md5(random()::text), '@roles.example'), 'confirmed', now()) RETURNING id`,
      );
      return { subscriber: String(made?.id) };
    }),
  ],
];
