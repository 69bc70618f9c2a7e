import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type * as Bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { ROOT, SCHEMA } from './paths';

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Where the engine asks for columns of PostgreSQL's internal type "char", by expression and name. */
const CHAR_COLUMNS = [
  { expression: 'constr.contype AS', cast: 'constr.contype::text AS', name: 'constraint_type' },
  { expression: 'con.confdeltype,', cast: 'con.confdeltype::text,', name: 'confdeltype' },
  { expression: 'con.confupdtype,', cast: 'con.confupdtype::text,', name: 'confupdtype' },
];

/**
 * The adapter refuses the type "char", which the engine's own questions about constraints answer
 * with; without this the engine can look at no database. Cast on the way there, named on the way
 * back.
 */
function readCharColumns(factory: PrismaPg): void {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const found = CHAR_COLUMNS.filter(({ expression }) => query.sql.includes(expression));
      const sql = found.reduce(
        (text, { expression, cast }) => text.replace(expression, cast),
        query.sql,
      );
      const result = await queryRaw({ ...query, sql });
      const columnTypes = result.columnTypes.map((type, index) =>
        found.some(({ name }) => name === result.columnNames[index])
          ? ColumnTypeEnum.Character
          : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  };
}

async function instantiate(): Promise<typeof Bindings> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(join(ROOT, 'package.json')).resolve('@prisma/schema-engine-wasm');
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  const started = instance.exports as typeof instance.exports & { __wbindgen_start: () => void };
  bindings.__wbg_set_wasm(instance.exports);
  started.__wbindgen_start();
  return bindings;
}

let instantiated: Promise<typeof Bindings> | undefined;

/**
 * Prisma's schema engine from its WebAssembly package: the native one is downloaded from a host
 * that may not be there (trap 2). Its bindings remember the one memory they work on, so a process
 * has one instance.
 */
async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  instantiated ??= instantiate();
  const bindings = await instantiated;
  const { hostname, port, username, password, pathname } = new URL(url);
  // As an object, not a connection string: only so does the adapter find its shadow database.
  const adapter = new PrismaPg({
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  });
  readCharColumns(adapter);
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
