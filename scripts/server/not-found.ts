const FRESH_MS = 2_000;

/**
 * Answers a reader of the site's own page for addresses that there are none of, kept for 2 seconds.
 * (Where a page finds out by itself that there is nothing to show, Next sends an empty document that
 * only a script can fill: vercel/next.js issue 62228. For unmatched addresses it sends the page.)
 */
export function notFoundReader(ownOrigin: () => string): () => Promise<Buffer> {
  let page: Promise<Buffer> | undefined;
  let readAt = 0;
  return () => {
    if (!page || performance.now() - readAt > FRESH_MS) {
      readAt = performance.now();
      page = fetch(`${ownOrigin()}/_not-found`)
        .then((response) => response.arrayBuffer())
        .then((bytes) => Buffer.from(bytes));
      page.catch(() => {
        page = undefined;
      });
    }
    return page;
  };
}

/** Whether a document of status 404 is the empty one. */
export function isEmptyNotFound(body: string | Uint8Array): boolean {
  return Buffer.from(body.slice(0, 100)).toString().includes('<html id="__next_error__"');
}
