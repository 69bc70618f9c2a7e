'use client';

import { PageHead } from '@/components/ui/page-head';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <div role="alert">
      <PageHead title="This page could not be made">
        The fault is ours and has been noted. No vote that was confirmed is lost.
      </PageHead>
      <button
        type="button"
        onClick={reset}
        className="inline-flex min-h-11 items-center border-2 border-ink px-5 font-semibold hover:bg-ink hover:text-paper"
      >
        Try again
      </button>
    </div>
  );
}
