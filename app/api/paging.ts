import type { z } from 'zod';
import type { PageQuery } from '@/lib/domain/api';
import type { ApiOperation } from '@/lib/domain/api-operations';
import type { JsonAnswer } from '@/lib/queries/answer';
import { getter, json, problem } from './respond';

/** What the address asks of an operation, or the problem document of what can't be meant in it. */
export function readQuery<Query extends z.ZodObject>(
  operation: Pick<ApiOperation, 'path'> & { query: Query },
  request: Request,
): { query: z.output<Query> } | { refusal: Response } {
  const search = new URL(request.url).searchParams;
  const given = Object.keys(operation.query.shape).map((name) => {
    const values = search.getAll(name);
    return [name, values.length > 1 ? values : values[0]];
  });
  const query = operation.query.safeParse(Object.fromEntries(given));
  if (query.success) return { query: query.data };
  const errors = query.error.issues.map((issue) => ({
    detail: issue.message,
    parameter: issue.path.join('.'),
  }));
  const detail = [...new Set(errors.map((error) => error.detail))].join(' ');
  return { refusal: problem(400, detail, { errors }) };
}

/** A parameter that is well formed and names nothing that there is. */
type UnknownValue = { parameter: string; detail: string };

const UNKNOWN_CURSOR: UnknownValue = {
  parameter: 'cursor',
  detail: 'cursor is not one that this list gave out; use the nextCursor of an answer.',
};

/**
 * Makes the GET of a list that is read page by page (`?cursor=&limit=`). `answer` gives null for a cursor
 * that the list did not give out, and names what else of the address means nothing.
 */
export function listGetter<Query extends z.ZodType<PageQuery> & z.ZodObject>(
  operation: Pick<ApiOperation, 'path'> & { query: Query },
  answer: (query: z.output<Query>) => Promise<JsonAnswer | UnknownValue | null>,
) {
  return getter(async (request) => {
    const read = readQuery(operation, request);
    if ('refusal' in read) return read.refusal;
    const page = (await answer(read.query)) ?? UNKNOWN_CURSOR;
    if ('body' in page) return json(request, page);
    return problem(400, page.detail, { errors: [page] });
  });
}
