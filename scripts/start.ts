import { runSite } from './lib/site';

/** `npm start`: everything from a fresh checkout to the production site. */
export async function main(): Promise<number> {
  return runSite(false);
}
