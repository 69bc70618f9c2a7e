'use client';

import { useEffect, useState } from 'react';

/**
 * Watches a form for what is typed and not saved, and has the browser ask before it leaves the page
 * with it. Answers what the form is to be given.
 */
export function useUnsaved(): { onInput: () => void; onSubmit: () => void } {
  const [unsaved, setUnsaved] = useState(false);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return { onInput: () => setUnsaved(true), onSubmit: () => setUnsaved(false) };
}
