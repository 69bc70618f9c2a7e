import { expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { findAlreadyHere } from './already-here';

const { tool, rows } = await openWorld();
const qdrant = await tool({ name: 'Qdrant', slug: 'qdrant', website: 'https://qdrant.tech' });
const draft = await tool({ name: 'Draft_', state: 'draft', publishedAt: null });
const retired = await tool({ name: 'Gone', state: 'retired' });

const likeTool = async (name: string, website: string) =>
  (await findAlreadyHere({ kind: 'tool', fields: { name, website } })).map(({ name }) => name);

test('a tool is here already by its name or website, a draft for curators, never by half of it', async () => {
  expect(await likeTool('qdrant', 'https://x.example')).toEqual(['Qdrant']);
  expect(await likeTool('A vector store', 'http://www.qdrant.tech/?ref=x')).toEqual(['Qdrant']);
  expect(await likeTool('Qdran', 'https://qdrant.tech/other')).toEqual([]);
  expect(await likeTool('%', 'https://x.example')).toEqual([]);
  expect(await likeTool(retired.name, 'https://x.example')).toEqual([]);
  const [found] = await findAlreadyHere({
    kind: 'tool',
    fields: { name: 'DRAFT_', website: 'https://x.example' },
  });
  expect(found).toMatchObject({ isPublic: false, deskPath: `/admin/tools/${draft.id}` });
});

test('a matchup is here already in either order', async () => {
  const other = await tool({ name: 'Other' });
  const fields = { leftSlug: other.slug, rightSlug: 'qdrant' };
  expect(await findAlreadyHere({ kind: 'matchup', fields })).toEqual([]);
  const { id } = await rows.matchup({ leftId: qdrant.id, rightId: other.id, state: 'published' });
  expect(await findAlreadyHere({ kind: 'matchup', fields })).toEqual([
    {
      ...{ name: 'Qdrant vs Other', state: 'published', isPublic: true },
      ...{ path: `/compare/qdrant-vs-${other.slug}`, deskPath: `/admin/matchups/${id}` },
    },
  ]);
});
