import { createServer } from 'node:net';
import { codeOf, Fault, messageOf } from './fault';

/** One clear line for an address that can't be listened on. */
export function listenFault(error: unknown, host: string, port: number): Fault {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new Fault(
        `Port ${port} is taken. Choose another: PORT=${port < 65_535 ? port + 1 : 3000} npm start`,
      );
    case 'EACCES':
      return new Fault(`Port ${port} is not open to this account. Choose another: PORT=3000`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Fault(`HOST ${host} is no address of this machine. Leave it out for 127.0.0.1.`);
    default:
      return new Fault(`${host}:${port} can't be listened on: ${messageOf(error)}`);
  }
}

/** Finds out before the long steps whether the address can be had at all. */
export function checkAddressFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(listenFault(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Whether only this machine can reach a server that listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** The site's address as a person types it on this machine. */
export function originOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  return `http://${everywhere ? 'localhost' : bracketed(host)}:${port}`;
}

/** The address at which the process reaches itself, whatever `localhost` may mean here. */
export function ownOrigin(host: string, port: number): string {
  const own: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  return `http://${bracketed(own[host] ?? host)}:${port}`;
}
