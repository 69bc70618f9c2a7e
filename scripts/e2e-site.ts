import { rmSync } from 'node:fs';
import { dataDirectory } from './lib/paths';
import { runSite } from './lib/site';

/** The site as `npm start` serves it, for the browser tests; its data goes when it stops. */
export async function main(): Promise<number> {
  try {
    return await runSite(false);
  } finally {
    rmSync(dataDirectory(), { recursive: true, force: true });
  }
}
