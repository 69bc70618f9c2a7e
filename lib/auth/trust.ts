import { isIP } from 'node:net';
import proxyAddr from 'proxy-addr';

export type Trust = (address: string, distance: number) => boolean;

const NAMED = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Answers whom TRUST_PROXY means: a number of proxies, or their addresses and networks parted by
 * commas.
 * @throws Error when it means nothing
 */
export function readTrust(setting: string | undefined): Trust {
  const text = setting?.trim() ?? '';
  if (text === '') return () => false;
  if (/^\d+$/.test(text)) return (_address, distance) => distance < Number(text);
  const parts = text.split(',').map((part) => part.trim());
  for (const part of parts) {
    // Checked here too: the parser below takes "1.5" for 1.0.0.5.
    const known = NAMED.includes(part) || isIP(part.split('/', 1)[0] ?? '') !== 0;
    if (!known) throw new Error('neither a number of proxies nor addresses');
  }
  return proxyAddr.compile(parts);
}

/** Answers whether `setting` can be read as TRUST_PROXY. */
export function isTrust(setting: string): boolean {
  try {
    readTrust(setting);
    return true;
  } catch {
    // Why it can't be read is no more than the one line that lib/env.ts says.
    return false;
  }
}
