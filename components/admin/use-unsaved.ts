'use client';

import { useEffect, useState } from 'react';

/**
 * Watches a form for what is typed and not saved, and has the browser ask before it leaves the page
 * with it; `refused` while it shows what was sent and not saved. Answers what the form is to be given.
 */
export function useUnsaved(refused = false): { onInput: () => void; onSubmit: () => void } {
  const [typed, setTyped] = useState(false);
  const unsaved = typed || refused;
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return { onInput: () => setTyped(true), onSubmit: () => setTyped(false) };
}
