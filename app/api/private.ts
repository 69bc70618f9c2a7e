import type { Ruling } from '@/lib/domain/verdict-rules';
import { problem } from './respond';

/** The headers of an answer that is for one person and is kept nowhere. */
export const PRIVATE = { 'Cache-Control': 'private, no-store' };

/** Answers what a rule refuses as a problem: 401 to nobody, 403 to somebody else; null where it allows. */
export function refusalOf(viewer: object | null, ruling: Ruling): Response | null {
  if (ruling.allowed) return null;
  return problem(viewer ? 403 : 401, ruling.reason, { headers: PRIVATE });
}
