import { type FeedForm, getFeed } from '@/lib/queries/feeds';
import { document, documentGetter, nothingHere } from './document';

const TYPES: Record<FeedForm, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** Makes the GET of a feed: of a category where the route has its slug, else of everything. */
export function feedGetter(form: FeedForm) {
  return documentGetter<{ slug?: string } | undefined>(async (request, params) => {
    const feed = await getFeed(params?.slug ?? null, form);
    return feed ? document(request, feed, TYPES[form]) : nothingHere('There is no such category.');
  });
}
