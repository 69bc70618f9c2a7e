import { runSite } from './lib/site';

/** `npm run dev`: the same with hot reload and without a build. */
export async function main(): Promise<number> {
  return runSite(true);
}
