import { apiOperations } from '@/lib/domain/api-operations';
import { getToolListAnswer } from '@/lib/queries/api';
import { listGetter } from '../../paging';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '../../respond';

/** Published tools by slug. */
export const GET = listGetter(apiOperations.listTools, getToolListAnswer);
