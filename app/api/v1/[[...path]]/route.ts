import { getter, problem } from '../../respond';

/** What stands under no address of the API, in the API's own form. */
export const GET = getter(async () =>
  problem(404, 'Nothing stands at this address. What the API has is in /api/v1/openapi.json.'),
);

export { OPTIONS } from '../../respond';
export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT };
