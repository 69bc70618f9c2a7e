import { readLeaveToken } from '@/lib/auth/newsletter-link';
import { leave } from '@/lib/data/subscribers';
import { pressing } from '../../token';

/** The button of the page to unsubscribe. */
export const POST = pressing('/newsletter/unsubscribe', async (token) => {
  const id = readLeaveToken(token);
  if (id) await leave(id, new Date());
  return '';
});
