import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';
import { isLoopbackAddress, isLoopbackHost } from '@/lib/auth/loopback';
import type { Trust } from '@/lib/auth/trust';

/** The one header from which the application learns who is asking; never a visitor's own word. */
const ADDRESS_HEADER = 'x-client-address';

/** Says that a browser on this machine asked, with nobody in between; set here or not at all. */
const DIRECT_HEADER = 'x-direct-loopback';

/** What a proxy adds: a request that has any of these did not come straight from its sender. */
const BY_PROXY = /^(x-forwarded(-.*)?|forwarded|via|x-real-ip|.*client-ip|cf-.*|x-original-.*)$/;

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded'];

/** An IPv4 address that reached an IPv6 socket is written as IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Marks a request that a program on this machine sent straight to this server, under a name of this
 * machine: a proxy on the same machine, or a foreign name that was made to lead here, does not count.
 * A proxy may add no header at all. By the version alone that many of them speak, and no browser, some
 * of those are told; the rest can't be, which is why docs/operations.md forbids them for the demo.
 */
export function markDirect(req: IncomingMessage): void {
  delete req.headers[DIRECT_HEADER];
  const passedOn = Object.keys(req.headers).some(
    (name) => name !== ADDRESS_HEADER && BY_PROXY.test(name),
  );
  if (passedOn || req.httpVersion === '1.0') return;
  if (!isLoopbackAddress(req.socket.remoteAddress ?? '')) return;
  if (isLoopbackHost(req.headers.host)) req.headers[DIRECT_HEADER] = '1';
}

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
