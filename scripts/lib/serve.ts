import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { cacheTags } from '@/lib/cache-tags';
import { takeUse } from '@/lib/data/limit';
import { env, siteUrl as publicUrl } from '@/lib/env';
import { dropTags, startBackground } from '@/lib/jobs';
import { log } from '@/lib/log';
import { runShutdown } from '@/lib/shutdown';
import { forgetShellsForForms } from '../server/page-cache';
import { closeServer, createSiteServer, type Handler } from '../server/server';
import { listenFault, originOf, ownOrigin } from './address';
import { Fault, messageOf } from './fault';
import { ROOT } from './paths';
import { type Shutdown, within } from './shutdown';
import { startWarmUp } from './warm-up';

/** How long requests in flight may take after a signal to stop, in milliseconds. */
const GRACE = 10_000;

/** How long the first answer may take, for which Next loads its code on a machine that may be busy. */
const FIRST_ANSWER = 30_000;

/** How long the database may take to say goodbye; one that hangs is left, in milliseconds. */
const GOODBYE = 5_000;

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenFault(error, host, port)));
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

async function closePools(): Promise<void> {
  const failures = await within(GOODBYE, runShutdown());
  if (failures.length > 0) throw new Error(failures.join('; '));
}

/** Drops what the build has cached, which it made without a database. */
async function dropBuiltPages(origin: string, token: string): Promise<void> {
  try {
    await dropTags(origin, token, [cacheTags.site], FIRST_ANSWER);
  } catch (error) {
    throw new Fault(`The site does not answer at ${origin}: ${messageOf(error)}`);
  }
}

/** Next keeps its configuration once read, and says how long it took only at the first reading. */
async function readConfigQuietly(dev: boolean): Promise<void> {
  const require = createRequire(import.meta.url);
  const config = require('next/dist/server/config') as typeof import('next/dist/server/config');
  const constants = require('next/constants') as typeof import('next/constants');
  const phase = dev ? constants.PHASE_DEVELOPMENT_SERVER : constants.PHASE_PRODUCTION_SERVER;
  await config.default(phase, ROOT);
}

/**
 * Serves the site in this process and answers its address, once it really answers there. The
 * database is up, and DATABASE_URL and AUTH_SECRET are set.
 */
export async function serve(shutdown: Shutdown, dev: boolean): Promise<string> {
  const token = randomBytes(32).toString('hex');
  process.env.INTERNAL_TOKEN = token;
  // next-auth sends people back there from GitHub and Google; it knows no other way to be told.
  process.env.NEXTAUTH_URL = publicUrl();
  const { HOST: host, PORT: port, TRUST_PROXY: trustProxy, SITE_URL: siteUrl } = env();
  // Imported late: it reads NODE_ENV when it is loaded.
  const { default: next } = await import('next');
  await readConfigQuietly(dev);
  forgetShellsForForms();
  let handler: Handler = async (_req, res) => {
    res.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '1' }).end('Starting\n');
  };
  let bound = port;
  const server = createSiteServer({
    ...{ dev, trustProxy, siteUrl, takeUse },
    ownOrigin: () => ownOrigin(host, bound),
    handler: (req, res) => handler(req, res),
    onError: (error) => log().error({ error: messageOf(error) }, 'a request failed'),
  });
  shutdown.add('the connection pool', closePools);
  bound = await listen(server, host, port);
  // Next listens for upgrades there and, outside of development, leaves them hanging for ever.
  const httpServer = dev ? server : createServer();
  const app = next({ dev, dir: ROOT, hostname: host, port: bound, httpServer });
  shutdown.add('Next', () => app.close());
  shutdown.add('the server', () => closeServer(server, GRACE));
  shutdown.onHurry(() => server.closeAllConnections());
  await app.prepare();
  const answer = app.getRequestHandler();
  handler = answer;
  if (!dev) await dropBuiltPages(ownOrigin(host, bound), token);
  const stopBackground = startBackground(ownOrigin(host, bound));
  shutdown.add('background work', () => within(GOODBYE, stopBackground()));
  if (!dev) shutdown.add('warming up', startWarmUp(answer));
  return originOf(host, bound);
}
