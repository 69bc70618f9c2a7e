'use client';

import { useState } from 'react';

const TOLD_MS = 4_000;

/** Marks the text, so that one key copies it: where a browser gives no page its clipboard. */
function select(element: Element): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** Copies the text of the element with the id `source`, and says so. */
export function CopyButton({ source, what }: { source: string; what: string }) {
  const [told, setTold] = useState('');
  async function copy(): Promise<void> {
    const element = document.getElementById(source);
    if (!element) return;
    try {
      await navigator.clipboard.writeText(element.textContent ?? '');
      setTold('Copied');
    } catch {
      // Not allowed, or not a secure page: the visitor's own keys always work.
      select(element);
      setTold('Selected: press Ctrl+C or ⌘C to copy');
    }
    setTimeout(() => setTold(''), TOLD_MS);
  }
  return (
    <span className="needs-script inline-flex items-center gap-x-3">
      <span aria-live="polite" className="text-note text-muted">
        {told}
      </span>
      <button
        type="button"
        onClick={copy}
        aria-label={`Copy ${what}`}
        className="inline-flex min-h-11 min-w-11 items-center justify-center border border-rule px-3 text-note hover:border-ink"
      >
        Copy
      </button>
    </span>
  );
}
