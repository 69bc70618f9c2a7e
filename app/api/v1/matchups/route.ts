import { apiOperations } from '@/lib/domain/api-operations';
import { getMatchupListAnswer } from '@/lib/queries/api';
import { listGetter } from '../../paging';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../respond';

/** Published matchups, the newest first. */
export const GET = listGetter(apiOperations.listMatchups, getMatchupListAnswer);
