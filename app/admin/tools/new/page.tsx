import { AdminHead } from '@/components/admin/admin-head';
import { NewToolForm } from '@/components/admin/new-tool-form';
import { requireRole } from '@/lib/auth/viewer';
import { listCategoryNames } from '@/lib/data/categories';
import { prefilled } from '../prefilled';

export default async function NewToolPage({ searchParams }: PageProps<'/admin/tools/new'>) {
  await requireRole('admin', '/admin/tools/new');
  const start = prefilled(await searchParams);
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <AdminHead title="New tool" />
      <NewToolForm
        start={{ facts_checked_at: today, ...start }}
        categories={await listCategoryNames()}
      />
    </>
  );
}
