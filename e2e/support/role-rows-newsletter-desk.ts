import { newIssue } from './newsletter';
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

const at = '/admin/newsletter';

export const newsletterDeskActions: [name: string, action: Action][] = [
  [
    'newsletter-issue.saveNewsletterIssue',
    adminAction(at, async () => {
      const { id } = await newIssue([]);
      return { issue: String(id), revision: '1', subject: 'Tried out again', order: '' };
    }),
  ],
  [
    'newsletter-issue.stepNewsletterIssue',
    adminAction(at, async () => {
      const { id } = await newIssue(['One']);
      return { issue: String(id), revision: '1', step: 'cancel' };
    }),
  ],
  ['newsletter-issue.composeIssueNow', adminAction(at, () => ({}))],
  [
    'newsletter-test.sendTestIssue',
    adminAction(at, async () => ({ issue: String((await newIssue(['One'])).id) })),
  ],
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
