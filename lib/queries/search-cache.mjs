// What is searched for is kept apart from everything else that is kept: whoever asks for a great many
// different texts pushes out other searches, and no page. Otherwise as Next keeps it, by the same tags.
import cacheHandlers from 'next/dist/server/lib/cache-handlers/default.js';

const MOST_BYTES = 16 * 1024 * 1024;

export default cacheHandlers.createDefaultCacheHandler(MOST_BYTES);
