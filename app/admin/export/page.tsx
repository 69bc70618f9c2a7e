import { AdminHead } from '@/components/admin/admin-head';
import { ExportForm } from '@/components/admin/import/export-form';
import { requireRole } from '@/lib/auth/viewer';
import { listCategoryLabels } from '@/lib/data/suggested-pairs';

export default async function ExportPage() {
  await requireRole('admin', '/admin/export');
  return (
    <>
      <AdminHead title="Export">
        The catalogue as a file. Imported again without a change, it changes nothing.
      </AdminHead>
      <ExportForm categories={await listCategoryLabels()} />
    </>
  );
}
