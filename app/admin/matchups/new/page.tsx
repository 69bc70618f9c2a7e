import type { Metadata } from 'next';
import { AdminHead } from '@/components/admin/admin-head';
import { NewMatchup } from '@/components/admin/matchups/new-matchup';
import { requireRole } from '@/lib/auth/viewer';
import { findNamedTool } from '@/lib/data/desk-tools';
import { FromSuggestion } from '../../suggestions/from-suggestion';

export const metadata: Metadata = { title: 'New matchup · Curator’s desk' };

const PATH = '/admin/matchups/new';

type Params = Record<string, string | string[] | undefined>;
const textOf = (params: Params, name: string) =>
  String(params[name] ?? '')
    .replaceAll('\0', '')
    .slice(0, 200);

/** A side that the address names, by a tool's name or address part; as it stands where it is none. */
async function sideOf(text: string) {
  if (!text) return null;
  const found = await findNamedTool(text, text);
  return found.kind === 'found'
    ? { text: found.tool.name, slug: found.tool.slug }
    : { text, slug: '' };
}

export default async function NewMatchupPage({ searchParams }: PageProps<'/admin/matchups/new'>) {
  const params = await searchParams;
  const [left, right] = [textOf(params, 'left'), textOf(params, 'right')];
  const here = left || right ? `${PATH}?${new URLSearchParams({ left, right })}` : PATH;
  await requireRole('admin', here);
  const prefilled = { left: await sideOf(left), right: await sideOf(right) };
  return (
    <>
      <AdminHead title="New matchup">
        Two tools that are worth comparing. It begins as a draft.
      </AdminHead>
      <FromSuggestion params={params} />
      <NewMatchup prefilled={prefilled} />
    </>
  );
}
