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
    // Out of the flow, so that nothing moves when it appears; without a size until then, so that no page is
    // wider for it where a line ends at the screen's edge.
    <span
      role="status"
      className={`absolute ${
        pending
          ? 'mt-1.5 ml-2 size-3 rounded-full border-2 border-rule border-t-transparent motion-safe:animate-spin'
          : 'size-0'
      }`}
    >
      {pending ? <span className="sr-only">Loading</span> : null}
    </span>
  );
}
