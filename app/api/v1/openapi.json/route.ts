import { getOpenApiAnswer } from '@/lib/queries/openapi';
import { getter, json } from '../../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../respond';

/** What the API has, as an OpenAPI document with examples that this site has answered. */
export const GET = getter(async (request) => json(request, await getOpenApiAnswer()));
