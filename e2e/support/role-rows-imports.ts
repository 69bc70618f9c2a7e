import { type Action, adminAction, adminPage, all, type Row } from './role-rows';
import { onDatabase } from './sign-in';

const NONE = '/admin/import/999999999';
const file = (path: string, answer: string): Row => ({
  path,
  answers: { ...all('403'), visitor: '401', admin: answer },
});

export const importRoutes: Record<string, Record<string, Row>> = {
  'admin/import/page.tsx': { page: adminPage('/admin/import') },
  'admin/import/[id]/page.tsx': { page: adminPage(NONE, '404') },
  'admin/import/[id]/progress/route.ts': { GET: file(`${NONE}/progress`, '404') },
  'admin/import/[id]/refused/route.ts': { GET: file(`${NONE}/refused`, '404') },
  'admin/import/upload/route.ts': {
    POST: {
      path: '/admin/import/upload',
      form: {},
      answers: {
        ...all('403'),
        visitor: '303 /signin?redirect=%2Fadmin%2Fimport',
        admin: '303 /admin/import?problem=none',
      },
    },
  },
  'admin/export/page.tsx': { page: adminPage('/admin/export') },
  'admin/export/file/route.ts': {
    GET: file('/admin/export/file?format=json&state=retired', '200'),
  },
};

/** An import without rows that waits for a decision. */
async function newImport(): Promise<string> {
  const [made] = await onDatabase<{ id: number }>(
    `INSERT INTO import_runs (file_name, format, state) VALUES ('none.json', 'json', 'checked')
     RETURNING id`,
  );
  return String(made?.id);
}

const at = '/admin/import';

export const importActions: [name: string, action: Action][] = [
  ['imports.applyImport', adminAction(at, async () => ({ id: await newImport(), rows: 'all' }))],
  ['imports.cancelImport', adminAction(at, async () => ({ id: await newImport() }))],
];
