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
    // Out of the flow, so that nothing moves when it appears.
    <span
      role="status"
      className={`absolute mt-1.5 ml-2 size-3 ${
        pending
          ? 'rounded-full border-2 border-rule border-t-transparent motion-safe:animate-spin'
          : 'invisible'
      }`}
    >
      {pending ? <span className="sr-only">Loading</span> : null}
    </span>
  );
}
