import { useEffect } from 'react';
import type { Draft } from '@/lib/client/draft';
import { openTabs } from '@/lib/client/tabs';

const KEY = 'shipworthy.picked';

/** Notes that the page of this tool is opened by who has just picked it. */
export function notePicked(tool: string): void {
  try {
    sessionStorage.setItem(KEY, tool);
  } catch {
    // Storage is forbidden: the page opens all the same, with the focus at its top.
    return;
  }
}

function takePicked(tool: string): boolean {
  try {
    if (sessionStorage.getItem(KEY) !== tool) return false;
    sessionStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** On the page of a tool that was just picked, goes on in the first field that is still to be filled. */
export function usePicked(
  tool: string | null,
  draft: Draft,
  form: React.RefObject<HTMLFormElement | null>,
): void {
  useEffect(() => {
    if (!tool || !takePicked(tool)) return;
    // What was written before is taken along first: it fills fields.
    void openTabs().then(() => {
      const { call, body, toolVersion } = draft.get().text;
      const rest = body !== '' && toolVersion === '' ? 'toolVersion' : 'body';
      const field = call === null ? 'call' : rest;
      if (document.activeElement !== document.body) return;
      form.current?.querySelector<HTMLElement>(`[name="${field}"]`)?.focus();
    });
  }, [tool, draft, form]);
}
