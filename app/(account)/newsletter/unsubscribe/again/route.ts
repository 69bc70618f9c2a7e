import { findAddressHash } from '@/lib/auth/address';
import { readLeaveToken } from '@/lib/auth/newsletter-link';
import { resubscribe } from '@/lib/data/subscribers';
import { pressing } from '../../token';

/** The button by which who has left comes back. */
export const POST = pressing('/newsletter/unsubscribe', async (token) => {
  const id = readLeaveToken(token);
  if (!id) return '';
  const now = new Date();
  const came = await resubscribe({ id, addressHash: findAddressHash(now), now });
  return came === 'confirmed' ? '&back=1' : '';
});
