import { runShutdown } from '@/lib/shutdown';
import { withDatabase } from './database';
import { say } from './steps.mjs';

/** `withDatabase` for work that goes through lib/data, whose pool is closed before the database is. */
export async function withSiteData<T>(work: (url: string) => Promise<T>): Promise<T> {
  return withDatabase(async (url) => {
    try {
      return await work(url);
    } finally {
      for (const failure of await runShutdown()) say(`✖ ${failure}`, process.stderr);
    }
  });
}
