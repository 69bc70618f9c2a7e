import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDatabase } from './lib/database';
import { Fault } from './lib/fault';
import { applyMigrations } from './lib/migrator';
import { displayPath, MIGRATIONS } from './lib/paths';
import { startTemporaryCluster } from './lib/postgres/temporary';
import { schemaDrift } from './lib/schema-engine';
import { say, step } from './lib/steps.mjs';

/** `20260131094500`: how Prisma begins a migration's name, so that names sort by age. */
const timestamp = (now: Date): string => now.toISOString().replace(/\D/g, '').slice(0, 14);

/** The SQL that is missing between the migrations so far and prisma/schema.prisma. */
export async function migrationSql(): Promise<string> {
  const cluster = await startTemporaryCluster();
  try {
    await applyMigrations(cluster.adminUrl);
    return await schemaDrift(cluster.adminUrl);
  } finally {
    await cluster.stop();
  }
}

async function create(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Fault('Give the migration a name: npm run migrate -- --create add_something');
  }
  const sql = await step('Schema compared', migrationSql);
  if (!sql) {
    say('  The migrations say what prisma/schema.prisma says; an empty one was made for your SQL.');
  }
  const folder = join(MIGRATIONS, `${timestamp(new Date())}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), `${sql || '-- Write the migration here.'}\n`);
  say(`  ${displayPath(join(folder, 'migration.sql'))}`);
}

/** `npm run migrate`: applies migrations; with `--create NAME` it writes the next one instead. */
export async function main(args: string[]): Promise<number> {
  if (args[0] === '--create') {
    await create(args[1]);
    return 0;
  }
  await step('Migrated', async () => {
    const applied = await withDatabase(applyMigrations);
    return applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to apply';
  });
  return 0;
}
