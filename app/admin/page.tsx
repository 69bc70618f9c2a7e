import { AdminHead } from '@/components/admin/admin-head';
import { requireRole } from '@/lib/auth/viewer';

export default async function AdminPage() {
  await requireRole('admin', '/admin');
  return <AdminHead title="Curator’s desk">What needs a hand now.</AdminHead>;
}
