import { type PageQuery, pageQuerySchema } from '@/lib/domain/api';
import type { JsonAnswer } from '@/lib/queries/answer';
import { getter, json, problem } from './respond';

/** Makes the GET of a list that is read page by page (`?cursor=&limit=`). */
export function listGetter(answer: (query: PageQuery) => Promise<JsonAnswer | null>) {
  return getter(async (request) => {
    const search = new URL(request.url).searchParams;
    const read = (name: string) => {
      const values = search.getAll(name);
      return values.length > 1 ? values : values[0];
    };
    const query = pageQuerySchema.safeParse({ cursor: read('cursor'), limit: read('limit') });
    if (!query.success) {
      const errors = query.error.issues.map((issue) => ({
        detail: issue.message,
        parameter: issue.path.join('.'),
      }));
      return problem(400, errors.map(({ detail }) => detail).join(' '), { errors });
    }
    const page = await answer(query.data);
    if (page) return json(request, page);
    const detail = 'cursor is not one that this list gave out; use the nextCursor of an answer.';
    return problem(400, detail, { errors: [{ detail, parameter: 'cursor' }] });
  });
}
