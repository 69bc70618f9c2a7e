import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';
import type { Trust } from '@/lib/auth/trust';

/** The one header from which the application learns who is asking; never a visitor's own word. */
const ADDRESS_HEADER = 'x-client-address';

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded'];

/** An IPv4 address that reached an IPv6 socket is written as IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Puts the visitor's address into the request's `x-client-address`. What an untrusted peer claims
 * of a forwarding is removed, so that nothing behind this place can believe it.
 */
export function markAddress(req: IncomingMessage, trust: Trust, secure: boolean): void {
  const peer = req.socket.remoteAddress ?? '';
  const trusted = trust(peer, 0);
  req.headers[ADDRESS_HEADER] = plain(trusted ? proxyAddr(req, trust) : peer);
  if (trusted) return;
  for (const name of FORWARDED) delete req.headers[name];
  req.headers['x-forwarded-host'] = req.headers.host ?? '';
  req.headers['x-forwarded-proto'] = secure ? 'https' : 'http';
  req.headers['x-forwarded-for'] = plain(peer);
}
