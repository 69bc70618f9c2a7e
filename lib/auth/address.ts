import 'server-only';
import ipaddr from 'ipaddr.js';
import { requestHeader } from './exchange';
import { sign } from './secrets';

/**
 * Answers the network that an address counts as: an IPv4 address itself, an IPv6 address by its
 * first 64 bits (one household has as many of the others as it likes). Anything else is 'unknown'.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

/**
 * Answers the only form in which an address is ever kept: a keyed hash whose key is another each UTC
 * day, so that nobody can be followed from one day to the next.
 */
export function hashAddress(address: string, now: Date): string {
  const day = now.toISOString().slice(0, 10);
  return sign(`address:${day}`, networkOf(address)).slice(0, 22);
}

/**
 * Answers the hash of the address that this request came from. The server in scripts/server decides
 * which address that is (TRUST_PROXY) and drops a header of this name that came from outside.
 */
export function findAddressHash(now: Date): string {
  return hashAddress(requestHeader('x-client-address') ?? 'unknown', now);
}
