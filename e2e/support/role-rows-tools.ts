import { type Action, adminAction, adminPage, all, type Row, signIn } from './role-rows';
import { onDatabase } from './sign-in';

const list = '/admin/tools?sort=name';

export const toolRoutes: Record<string, Record<string, Row>> = {
  'admin/tools/page.tsx': { page: adminPage(list) },
  'admin/tools/new/page.tsx': { page: adminPage('/admin/tools/new') },
  'admin/tools/[id]/page.tsx': { page: adminPage('/admin/tools/1') },
  'admin/tools/bulk/page.tsx': {
    page: {
      path: '/admin/tools/bulk?do=retire&id=1',
      answers: { ...all('403'), visitor: signIn('/admin/tools'), admin: '200' },
    },
  },
  'admin/categories/page.tsx': { page: adminPage('/admin/categories') },
};

const newName = () => `Tried Out ${Math.random().toString(36).slice(2, 10)}`;

const facts = (name: string) => ({
  ...{ name, slug: '', tagline: 'Tried out.', description: 'Tried out.', license: 'MIT' },
  ...{ category: 'audio', website: 'https://example.com', maker: '', version: '' },
  facts_checked_at: '2026-11-01',
});

/** Makes a draft and answers its id, as text. */
async function newDraft(): Promise<string> {
  const [made] = await onDatabase<{ id: number }>(
    `INSERT INTO tools (slug, name, maker, tagline, description, website, license, version,
       category_id, facts_checked_at)
     SELECT slug, slug, '', 'Tried out.', 'Tried out.', 'https://example.com', 'MIT', '',
       (SELECT min(id) FROM categories), current_date
     FROM concat('tried-', left(md5(random()::text), 12)) AS slug RETURNING id`,
  );
  return String(made?.id ?? 0);
}

async function newCategory(): Promise<{ id: string; name: string }> {
  const [made] = await onDatabase<{ id: number; name: string }>(
    `INSERT INTO categories (slug, name, description, rank)
     SELECT name, name, 'Tried out.', 1000 FROM concat('c-', left(md5(random()::text), 12)) AS name
     RETURNING id, name`,
  );
  return { id: String(made?.id ?? 0), name: made?.name ?? '' };
}

const entry = {
  ...{ entry_kind: 'free', entry_amount: '', entry_currency: '', entry_period: '' },
  ...{ entry_note: '', entry_source: 'https://example.com', entry_checked_at: '2026-11-01' },
};

export const toolActions: [name: string, action: Action][] = [
  [
    'tools.createTool',
    adminAction('/admin/tools/new', () => ({ ...facts(newName()), state: 'draft' })),
  ],
  [
    'tools.saveTool',
    adminAction('/admin/tools/1', async () => ({
      ...{ ...facts(newName()), id: await newDraft(), revision: '1' },
    })),
  ],
  [
    'tools.setToolState',
    adminAction('/admin/tools/1', async () => ({
      ...{ id: await newDraft(), revision: '1', state: 'retired', reason: 'Tried out.' },
    })),
  ],
  [
    'tools.addPriceRead',
    adminAction('/admin/tools/1', async () => ({ id: await newDraft(), ...entry })),
  ],
  [
    'bulk-tools.bulkTools',
    adminAction('/admin/tools/bulk?do=retire', async () => ({
      ...{ do: 'retire', tool: `${await newDraft()}:1`, reason: 'Tried out.' },
    })),
  ],
  [
    'categories.addCategory',
    adminAction('/admin/categories', () => ({ name: newName(), slug: '', description: 'Tried.' })),
  ],
  [
    'categories.saveCategory',
    adminAction('/admin/categories', async () => ({
      ...{ ...(await newCategory()), revision: '1', description: 'Tried out.' },
    })),
  ],
  [
    'categories.moveCategory',
    adminAction('/admin/categories', async () => ({ id: (await newCategory()).id, way: 'up' })),
  ],
];
