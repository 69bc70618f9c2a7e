import { startTemporaryCluster } from './lib/postgres/temporary';
import { applyMigrations } from './lib/migrator';
import { schemaDrift } from './lib/schema-engine';
export async function main() {
  console.time('cluster'); const c = await startTemporaryCluster(); console.timeEnd('cluster');
  try { console.time('mig'); console.log(await applyMigrations(c.adminUrl)); console.timeEnd('mig');
  console.time('drift'); console.log('drift:', await schemaDrift(c.adminUrl)); console.timeEnd('drift');
  } finally { console.time('stop'); await c.stop(); console.timeEnd('stop'); }
}
