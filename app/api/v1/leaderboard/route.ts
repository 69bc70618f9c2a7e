import { apiOperations } from '@/lib/domain/api-operations';
import { getLeaderboardAnswer } from '@/lib/queries/leaderboard-api';
import { listGetter } from '../../paging';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../respond';

/** Ranked tools by the lower bound of their interval, of all or of a category. */
export const GET = listGetter(apiOperations.getLeaderboard, getLeaderboardAnswer);
