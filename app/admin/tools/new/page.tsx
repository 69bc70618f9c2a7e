import type { Metadata } from 'next';
import { AdminHead } from '@/components/admin/admin-head';
import { NewToolForm } from '@/components/admin/new-tool-form';
import { requireRole } from '@/lib/auth/viewer';
import { listCategoryNames } from '@/lib/data/categories';
import { FromSuggestion } from '../../suggestions/from-suggestion';
import { prefilled } from '../prefilled';

export const metadata: Metadata = { title: 'New tool · Curator’s desk' };

export default async function NewToolPage({ searchParams }: PageProps<'/admin/tools/new'>) {
  await requireRole('admin', '/admin/tools/new');
  const params = await searchParams;
  const start = prefilled(params);
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <AdminHead title="New tool" />
      <FromSuggestion params={params} />
      <NewToolForm
        start={{ facts_checked_at: today, ...start }}
        categories={await listCategoryNames()}
      />
    </>
  );
}
