import { newTool } from './merging';
import { type Action, adminAction, adminPage, type Row } from './role-rows';
import { onDatabase } from './sign-in';

const preview = '/admin/duplicates/merge?source=ollama&target=lm-studio';

export const mergingRoutes: Record<string, Record<string, Row>> = {
  'admin/duplicates/page.tsx': { page: adminPage('/admin/duplicates') },
  'admin/duplicates/merge/page.tsx': { page: adminPage(preview) },
  'admin/duplicates/merges/page.tsx': { page: adminPage('/admin/duplicates/merges') },
  'admin/duplicates/merges/[id]/page.tsx': {
    page: adminPage('/admin/duplicates/merges/2000000000', '404'),
  },
};

/** Two tools that nobody has voted on, as their preview would send them. */
async function pair(): Promise<Record<string, string>> {
  const [source, target] = [await newTool('Roles one'), await newTool('Roles other')];
  return {
    ...{ source: String(source.id), target: String(target.id) },
    footing: JSON.stringify({
      ...{ facts: '1.published.1.published', verdicts: '', matchups: '', prices: '', drafts: '' },
      ...{ interests: '', suggestions: '', exclusions: '', votes: [0, 0, 0] },
    }),
  };
}

async function likely(): Promise<string> {
  const [one, other] = [await newTool('Roles third'), await newTool('Roles fourth')];
  const [row] = await onDatabase<{ id: number }>(
    `INSERT INTO duplicate_pairs (one_id, other_id, alike, same_site, score) VALUES ($1, $2, 0.6, false, 0.6)
     ON CONFLICT (one_id, other_id) DO UPDATE SET alike = 0.6 RETURNING id`,
    [one.id, other.id],
  );
  return String(row?.id);
}

const newest = async () => {
  const [row] = await onDatabase<{ id: number }>(
    `SELECT max(m.id) AS id FROM tool_merges AS m JOIN tools ON tools.id = source_id
     WHERE tools.name = 'Roles one' AND undone_at IS NULL`,
  );
  return String(row?.id ?? 1);
};

export const mergingActions: [name: string, action: Action][] = [
  ['merge.mergeTools', adminAction(preview, pair)],
  ['merge.undoMerge', adminAction('/admin/duplicates', async () => ({ merge: await newest() }))],
  [
    'duplicate.judgePair',
    adminAction('/admin/duplicates', async () => ({ pair: await likely(), verdict: 'different' })),
  ],
];
