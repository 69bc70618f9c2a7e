import { getToolNamesAnswer } from '@/lib/queries/tool-names';
import { getter, json } from '../../respond';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../respond';

/** The published tools whose name has `q` in it, for the pickers of public pages: for everybody the same. */
export const GET = getter(async (request) =>
  json(request, await getToolNamesAnswer(new URL(request.url).searchParams.get('q') ?? '')),
);
