import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { actingAsSystem } from '@/lib/data/acting';
import { countOutcomes, refusedCells } from '@/lib/data/import-lists';
import { beginImport, cancelImport, findImport, moveImport } from '@/lib/data/import-runs';
import type { Acting } from '@/lib/domain/acting';
import { type CatalogueFormat, formatOf } from '@/lib/domain/catalogue-file';
import {
  allOrNothingReason,
  countsInWords,
  type OutcomeCounts,
  writesInWords,
} from '@/lib/domain/import-run';
import { counted } from '@/lib/domain/words';
import { applyImport, checkImport } from '@/lib/jobs/import-catalogue';
import { Fault, messageOf } from './lib/fault';
import { withSiteData } from './lib/site-data';
import { say, step } from './lib/steps.mjs';

const USAGE = 'Use: npm run import -- FILE.csv|FILE.json [--only-good-rows] [--dry-run]';

type Wanted = { file: string; format: CatalogueFormat; onlyGood: boolean; dryRun: boolean };

function parse(args: string[]): Wanted {
  const flag = { type: 'boolean', default: false } as const;
  const options = { 'only-good-rows': flag, 'dry-run': flag };
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Fault(`${messageOf(error).split('. ')[0]}. ${USAGE}`);
  }
  const { values, positionals } = parsed;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Fault(USAGE);
  const format = formatOf(file);
  if (!format) throw new Fault(`The file's name ends in .csv or .json. ${USAGE}`);
  return { file, format, onlyGood: values['only-good-rows'], dryRun: values['dry-run'] };
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Fault(`There is no file ${file}.`);
  return found.size;
}

/** Names every refused row with its column, value and reason. */
async function sayRefused(id: number): Promise<void> {
  for await (const cells of refusedCells(id)) {
    for (const { number, column, value, reason } of cells) {
      say(`row ${number}, ${column} “${value}”: ${reason}`, process.stderr);
    }
  }
}

async function check(id: number, acting: Acting, { file, format }: Wanted): Promise<OutcomeCounts> {
  let counts: OutcomeCounts | null = null;
  await step('Checked', async () => {
    await checkImport({ id, acting, format, source: createReadStream(file) });
    const run = await findImport(id);
    if (run?.state !== 'checked') throw new Fault(run?.message ?? 'The import was cancelled.');
    counts = await countOutcomes(id);
    return countsInWords(counts);
  });
  return counts ?? countOutcomes(id);
}

async function apply(id: number, acting: Acting, onlyGood: boolean): Promise<void> {
  await step('Applied', async () => {
    await moveImport(acting, id, { from: ['checked'], to: 'applying' });
    const answer = await applyImport({ id, acting, onlyGood });
    if (answer?.kind === 'applied') return counted(answer.created + answer.changed, 'row');
    const run = await findImport(id);
    await cancelImport(acting, id);
    throw new Fault(run?.message ?? 'The import was cancelled. Nothing was changed.');
  });
}

/** Answers the exit code. */
async function importFile(wanted: Wanted): Promise<number> {
  const { file, format, onlyGood, dryRun } = wanted;
  const fileName = basename(file);
  const acting = { ...actingAsSystem('command'), reason: `Import of ${fileName}`.slice(0, 500) };
  const bytes = await sizeOf(file);
  const id = await beginImport({ fileName, format, bytes, userId: null });
  const counts = await check(id, acting, wanted);
  await sayRefused(id);
  const reason = onlyGood ? null : allOrNothingReason(counts);
  const writes = writesInWords(counts);
  if (!reason && !dryRun && writes) {
    await apply(id, acting, onlyGood);
    return 0;
  }
  // Nobody will decide about it later: its rows need not wait.
  await cancelImport(acting, id);
  if (reason) throw new Fault(reason);
  say(writes ? '✔ A dry run: nothing was changed.' : '✔ There is nothing to change.');
  return 0;
}

/** `npm run import`: takes a catalogue file in, all of it or nothing unless told. */
export async function main(args: string[]): Promise<number> {
  const wanted = parse(args);
  return withSiteData(() => importFile(wanted));
}
