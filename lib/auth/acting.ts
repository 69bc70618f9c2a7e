import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Viewer } from '@/lib/domain/account';
import type { Acting } from '@/lib/domain/acting';
import { findAddressHash } from './address';

/** Answers the viewer as the history of changes names them, for one operation of this request. */
export function actingAs(viewer: Viewer, reason: string | null = null): Acting {
  return {
    kind: 'person',
    userId: viewer.userId,
    operation: randomUUID(),
    addressHash: findAddressHash(new Date()),
    reason,
  };
}
