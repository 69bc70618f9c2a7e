// Next's own cache of pages, but for one kind of request. Plain JavaScript, since Next loads it by itself.
import { createRequire } from 'node:module';

const { default: FileSystemCache } = createRequire(import.meta.url)(
  'next/dist/server/lib/incremental-cache/file-system-cache.js',
);

/** Set by scripts/server for a form that a browser posts by itself, and dropped when it comes from outside. */
export const FORM_HEADER = 'x-posted-form';

/**
 * A page that is made for its request (app/(account), app/review) has an empty shell in this cache. Next
 * continues that shell when a form is posted without JavaScript, and then forgets what the action has
 * answered: the error at the field, the text that was typed (vercel/next.js#97784). Without the shell it
 * makes the page anew, with the answer in it.
 */
export default class PageCache extends FileSystemCache {
  constructor(context) {
    super(context);
    this.forForm = context._requestHeaders?.[FORM_HEADER] === '1';
  }

  async get(key, context) {
    const entry = await super.get(key, context);
    return this.forForm && typeof entry?.value?.postponed === 'string' ? null : entry;
  }
}
