'use client';

import { useEffect, useState } from 'react';

/** The link that a press would follow in this page, as Next's links do, without leaving the document. */
function linkPressed(event: MouseEvent): HTMLAnchorElement | null {
  // Another button or a key opens it elsewhere, and the form stays.
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return null;
  }
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || link.hasAttribute('download')) return null;
  if (link.target !== '' && link.target !== '_self') return null;
  const { origin, pathname, search } = window.location;
  const to = new URL(link.href);
  const here = to.pathname === pathname && to.search === search;
  return to.origin === origin && !(here && to.hash !== '') ? link : null;
}

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
    // A link of the header or the footer changes the page without unloading it, so nobody would ask:
    // before Next hears of the press, it is made a way out of the document.
    const leave = (event: MouseEvent) => {
      const link = linkPressed(event);
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      window.location.assign(link.href);
    };
    window.addEventListener('beforeunload', ask);
    window.addEventListener('click', leave, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', ask);
      window.removeEventListener('click', leave, { capture: true });
    };
  }, [unsaved]);
  return { onInput: () => setTyped(true), onSubmit: () => setTyped(false) };
}
