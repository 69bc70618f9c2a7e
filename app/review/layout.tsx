import type { Metadata } from 'next';

// The desk knows who asks: each page is made for its request and stands whole in the answer, also for
// who has no JavaScript. There is no Suspense above it on purpose.
export const instant = false;

export const metadata: Metadata = {
  title: 'Reviewer’s desk',
  robots: { index: false, follow: false },
};

export default function ReviewLayout({ children }: LayoutProps<'/review'>) {
  return children;
}
