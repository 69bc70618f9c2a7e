import { cacheTags } from '@/lib/cache-tags';
import { announceTags } from '@/lib/data/changes';
import { counted } from '@/lib/domain/words';
import { seed } from '../prisma/seed';
import { applyMigrations } from './lib/migrator';
import { withSiteData } from './lib/site-data';
import { step } from './lib/steps.mjs';

async function addSample(url: string): Promise<string> {
  const { tools, verdicts, matchups } = await seed(url);
  if (tools + verdicts + matchups === 0) return 'nothing to add';
  await announceTags([cacheTags.site]);
  const parts = [counted(tools, 'tool'), counted(verdicts, 'verdict')];
  return `added ${parts.join(', ')} and ${counted(matchups, 'matchup')}`;
}

/**
 * `npm run seed`: adds what is missing of the sample catalogue, in a fresh database with its tables.
 * Safe to repeat; it holds no votes.
 */
export async function main(): Promise<number> {
  await step('Sample catalogue', () => withSiteData(addSample, applyMigrations));
  return 0;
}
