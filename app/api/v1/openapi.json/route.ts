import { connection } from 'next/server';
import { getOpenApiAnswer } from '@/lib/queries/openapi';
import { getter, json } from '../../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../respond';

const answer = getter(async (request) => json(request, await getOpenApiAnswer()));

/** What the API has, as an OpenAPI document with examples that this site has answered. */
export async function GET(request: Request, context: { params: Promise<object> }) {
  // A build has no examples, and nothing about this address tells it that.
  await connection();
  return answer(request, context);
}
