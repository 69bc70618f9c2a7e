// Plain JavaScript: the generated client must exist before the first TypeScript file imports it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild, tail } from './child.mjs';
import { ROOT } from './root.mjs';

const SCHEMA = join(ROOT, 'prisma/schema.prisma');
const OUTPUT = join(ROOT, 'lib/generated/prisma');
const STAMP = join(OUTPUT, '.made-from');

function fingerprint() {
  const version = readFileSync(join(ROOT, 'node_modules/prisma/package.json'));
  return createHash('sha256').update(readFileSync(SCHEMA)).update(version).digest('hex');
}

/** Whether the client was made from this very schema by this very Prisma. */
export function clientIsCurrent() {
  if (!existsSync(SCHEMA)) return true;
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

/** Runs `prisma generate`; throws a Fault with Prisma's own words. */
export async function generateClient() {
  const { code, output } = await runChild(
    process.execPath,
    [join(ROOT, 'node_modules/prisma/build/index.js'), 'generate'],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        // Generating needs no engine, but Prisma fetches one from its own host unless an existing
        // executable is named (trap 1).
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  if (code !== 0) {
    const error = new Error(`\`prisma generate\` failed:\n${tail(output)}`);
    error.name = 'Fault';
    throw error;
  }
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(STAMP, fingerprint());
}
