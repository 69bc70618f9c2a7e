'use client';

import { useEffect, useState } from 'react';
import { type ImportProgress, isUnderWay } from '@/lib/domain/import-run';

const EVERY_MS = 1_000;

/** Asks how far it is; null when there is no answer just now. */
async function ask(id: number): Promise<ImportProgress | null> {
  try {
    const response = await fetch(`/admin/import/${id}/progress`, { cache: 'no-store' });
    return response.ok ? ((await response.json()) as ImportProgress) : null;
  } catch {
    // The server is away for a moment: asked again soon.
    return null;
  }
}

/**
 * How far an import is, by itself as long as it is under way; then the page is loaded anew with what
 * came of it. Without JavaScript the link does the same.
 */
export function Progress({ id, first }: { id: number; first: ImportProgress }) {
  const [progress, setProgress] = useState(first);
  useEffect(() => {
    const timer = setInterval(async () => {
      const next = await ask(id);
      if (!next) return;
      if (isUnderWay(next.state) && next.state === first.state) setProgress(next);
      else window.location.reload();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [id, first.state]);
  return (
    <div className="grid max-w-prose gap-y-2">
      <progress
        max={100}
        value={progress.percent}
        aria-label="How far it is"
        className="h-3 w-full accent-ink"
      />
      <p className="tabular-nums">{progress.words}</p>
      <p className="text-note">
        <a href={`/admin/import/${id}`} className="inline-flex min-h-11 items-center underline">
          Look again
        </a>
      </p>
    </div>
  );
}
