import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Answers whether an IP address is this machine's own: 127.0.0.0/8, ::1, or the former in IPv6. */
export function isLoopbackAddress(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.process(address).range() === 'loopback';
}

/** Answers whether a host's name, with or without a port as in a Host header, means this machine. */
export function isLoopbackHost(host: string | null | undefined): boolean {
  const [, bracketed, plain] = /^(?:\[(.+)\]|([^:]+))(?::\d+)?$/.exec(host ?? '') ?? [];
  const name = bracketed ?? plain ?? host ?? '';
  return name.toLowerCase() === 'localhost' || isLoopbackAddress(name);
}
