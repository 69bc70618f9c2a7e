import { getSuggestionsAnswer } from '@/lib/queries/search';
import { getter, json } from '../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../respond';

/** What the search box proposes for `q`: public tools, matchups and seats, the same for everybody. */
export const GET = getter(async (request) => {
  const text = new URL(request.url).searchParams.get('q') ?? '';
  return json(request, await getSuggestionsAnswer(text));
});
