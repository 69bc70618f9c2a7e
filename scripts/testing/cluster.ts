import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '../lib/migrator';
import { startTemporaryCluster } from '../lib/postgres/temporary';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The template's address; its server holds the clones too. */
    templateUrl: string;
  }
}

/** vitest's globalSetup of the project `db`: one server, and one migrated database to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTemporaryCluster();
  const client = new pg.Client({ connectionString: cluster.adminUrl });
  await client.connect();
  await client.query('CREATE DATABASE template');
  await client.end();
  await applyMigrations(cluster.url('template'));
  project.provide('templateUrl', cluster.url('template'));
  return cluster.stop;
}
