import type { Metadata } from 'next';

// These pages know who asks: each is made for its request and stands whole in the answer, also for who
// has no JavaScript. There is no Suspense above them on purpose.
export const instant = false;

export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function AccountLayout({ children }: LayoutProps<'/'>) {
  return children;
}
