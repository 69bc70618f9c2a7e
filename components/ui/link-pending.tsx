'use client';

import { useLinkStatus } from 'next/link';

/**
 * Stands inside a link and says, on a slow connection, that its page is on its way. (A loading page
 * would stand in a page's HTML until a script puts the content in its place: nothing to read without
 * JavaScript.)
 */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return (
    <span
      role="status"
      className={`ml-2 inline-block align-middle ${
        pending
          ? 'size-3 rounded-full border-2 border-rule border-t-transparent opacity-100 transition-opacity delay-150 motion-safe:animate-spin'
          : 'size-3 opacity-0'
      }`}
    >
      {pending ? <span className="sr-only">Loading</span> : null}
    </span>
  );
}
