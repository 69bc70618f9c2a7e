import { findAddressHash } from '@/lib/auth/address';
import { readConfirmToken } from '@/lib/auth/newsletter-link';
import { confirmSubscriber } from '@/lib/data/subscribers';
import { pressing } from '../../token';

/** The button of the page to confirm. */
export const POST = pressing('/newsletter/confirm', async (token) => {
  const now = new Date();
  const link = readConfirmToken(token, now);
  if (!link || link.isOld) return '';
  const proof = { id: link.subscriberId, addressHash: findAddressHash(now), now };
  return (await confirmSubscriber(proof)) === 'confirmed' ? '&done=1' : '';
});
