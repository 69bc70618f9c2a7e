import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { ROOT, SCHEMA } from './paths';

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Prisma's schema engine from its WebAssembly package: the native one is downloaded from a host
 * that may not be there (trap 2).
 */
async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(join(ROOT, 'package.json')).resolve('@prisma/schema-engine-wasm');
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  const started = instance.exports as typeof instance.exports & { __wbindgen_start: () => void };
  bindings.__wbg_set_wasm(instance.exports);
  started.__wbindgen_start();
  const { hostname, port, username, password, pathname } = new URL(url);
  // As an object, not a connection string: only so does the adapter find its shadow database.
  const adapter = new PrismaPg({
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  });
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}

/**
 * The SQL that would turn the tables of the database at `url` into those of prisma/schema.prisma;
 * empty if they agree. What Prisma cannot express (checks, functions, triggers) it does not see.
 */
export async function schemaDrift(url: string): Promise<string> {
  const content = readFileSync(SCHEMA, 'utf8');
  const { stdout } = await withEngine(url, (engine) =>
    engine.diff({
      // With a driver adapter this means "the database that the adapter is connected to".
      from: { tag: 'schemaDatasource', files: [{ path: SCHEMA, content }], configDir: ROOT },
      to: { tag: 'schemaDatamodel', files: [{ path: SCHEMA, content }] },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    }),
  );
  const sql = (stdout ?? '').trim();
  return sql === '-- This is an empty migration.' ? '' : sql;
}
