import type { Metadata } from 'next';
import { AdminNav } from '@/components/admin/admin-nav';

// The desk knows who asks: each page is made for its request and stands whole in the answer, also for
// who has no JavaScript. There is no Suspense above it on purpose.
export const instant = false;

export const metadata: Metadata = {
  title: 'Curator’s desk',
  robots: { index: false, follow: false },
};

export default function AdminLayout({ children }: LayoutProps<'/admin'>) {
  return (
    <>
      <AdminNav />
      {children}
    </>
  );
}
