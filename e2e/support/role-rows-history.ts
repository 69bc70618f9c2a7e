import { type Action, adminAction, adminPage, all, type Row } from './role-rows';
import { onDatabase } from './sign-in';

const history = '/admin/history?verb=deleted&sort=at';

export const historyRoutes: Record<string, Record<string, Row>> = {
  'admin/page.tsx': { page: adminPage('/admin') },
  'admin/jobs/page.tsx': { page: adminPage('/admin/jobs?state=failed') },
  'admin/panels/page.tsx': { page: adminPage('/admin/panels?seat=builder&sort=-published') },
  'admin/history/page.tsx': { page: adminPage(history) },
  'api/admin/history/route.ts': {
    GET: {
      path: '/api/admin/history?to=2020-01-01',
      answers: { ...all('403'), visitor: '401', admin: '200' },
    },
  },
};

/** Adds a category, signed by nobody, and answers the operation that undoes it. */
async function newOperation(): Promise<string> {
  const [made] = await onDatabase<{ id: number }>(
    `INSERT INTO categories (slug, name, description)
     SELECT id, id, 'Tried out.' FROM concat('c-', left(md5(random()::text), 12)) AS id RETURNING id`,
  );
  const [entry] = await onDatabase<{ operation: string }>(
    "SELECT operation FROM audit_entries WHERE noun = 'categories' AND subject_id = $1",
    [String(made?.id)],
  );
  return entry?.operation ?? '';
}

export const historyActions: [name: string, action: Action][] = [
  [
    'undo.undoOperation',
    adminAction('/admin/history', async () => ({ operation: await newOperation() })),
  ],
];
