import { newPair } from './curated';
import { type Action, adminAction, adminPage, all, type Row } from './role-rows';
import { onDatabase } from './sign-in';

const signedOut = { ...all('403'), visitor: '401', admin: '200' };

export const matchupRoutes: Record<string, Record<string, Row>> = {
  'admin/matchups/page.tsx': { page: adminPage('/admin/matchups?sort=-changed') },
  'admin/matchups/new/page.tsx': { page: adminPage('/admin/matchups/new') },
  'admin/matchups/featured/page.tsx': { page: adminPage('/admin/matchups/featured') },
  'admin/matchups/suggested/page.tsx': {
    page: adminPage('/admin/matchups/suggested?sort=-telling'),
  },
  'admin/matchups/[id]/page.tsx': { page: adminPage('/admin/matchups/1') },
  'admin/matchups/[id]/preview/page.tsx': { page: adminPage('/admin/matchups/1/preview') },
  'admin/matchups/[id]/discard/page.tsx': { page: adminPage('/admin/matchups/1/discard') },
  'api/admin/tools/route.ts': { GET: { path: '/api/admin/tools?q=o', answers: signedOut } },
  'api/admin/matchups/route.ts': {
    GET: { path: '/api/admin/matchups?left=ollama&right=lm-studio', answers: signedOut },
  },
};

/** A matchup of two drafts, which no page shows, whatever is done with it. */
async function newMatchup(state: 'draft' | 'published' = 'draft') {
  const { left, right } = await newPair('draft');
  const [made] = await onDatabase<{ id: number }>(
    `INSERT INTO matchups (left_id, right_id, state, publish_at)
     VALUES ($1, $2, $3::matchup_state, CASE WHEN $3::matchup_state <> 'draft' THEN now() END)
     RETURNING id`,
    [left.id, right.id, state],
  );
  return { matchup: String(made?.id), revision: '1', left: String(left.id) };
}

const at = '/admin/matchups/1';

export const matchupActions: [name: string, action: Action][] = [
  [
    'matchup.createMatchup',
    adminAction('/admin/matchups/new', async () => {
      const { left, right } = await newPair('draft');
      return { left: left.name, right: right.name };
    }),
  ],
  [
    'matchup.saveMatchup',
    adminAction(at, async () => ({ ...(await newMatchup()), headline: 'A' })),
  ],
  [
    'matchup.stepMatchup',
    adminAction(at, async () => ({
      ...{ ...(await newMatchup()), step: 'schedule', seenState: 'draft' },
      publishAt: new Date(Date.now() + 86_400_000).toISOString().slice(0, 16),
    })),
  ],
  ['matchup.discardMatchup', adminAction(`${at}/discard`, () => newMatchup())],
  [
    'featured.featureMatchup',
    adminAction(at, async () => {
      const { matchup } = await newMatchup('published');
      return { matchup, featured: 'yes' };
    }),
  ],
  [
    'featured.orderFeatured',
    adminAction('/admin/matchups/featured', async () => {
      const rows = await onDatabase<{ id: number }>(
        'SELECT id FROM matchups WHERE featured_rank IS NOT NULL ORDER BY featured_rank, id',
      );
      const ids = rows.map(({ id }) => id).join(',');
      return { seen: ids, order: ids };
    }),
  ],
];
