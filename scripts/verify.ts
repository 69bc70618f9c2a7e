import { parseArgs } from 'node:util';
import { type DataReport, OpenDataCheck } from '@/lib/domain/open-data-check';
import { counted } from '@/lib/domain/words';
import { openDataFile, readDataFile } from './lib/data-file';
import { Fault, messageOf } from './lib/fault';
import { readSite } from './lib/site-figures';
import { say, step } from './lib/steps.mjs';

const USAGE = 'Use: npm run verify -- FILE|ADDRESS [--site URL]';

function readArguments(args: string[]): { where: string; site: string | null } {
  try {
    const options = { site: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [where, ...more] = positionals;
    if (where === undefined || more.length > 0) throw new Error('Name one file.');
    if (values.site === undefined) return { where, site: null };
    if (!URL.canParse(values.site) || !/^https?:/.test(values.site)) {
      throw new Error('--site is followed by a full address, such as https://example.com.');
    }
    return { where, site: values.site };
  } catch (error) {
    throw new Fault(`${messageOf(error)} ${USAGE}`);
  }
}

const complain = (text: string) => say(`✖ ${text}`, process.stderr);

function judgeDigest(found: string, promised: string | null): boolean {
  if (promised === null)
    say(`  SHA-256 ${found}; no .sha256 lies beside the file to compare it with.`);
  else if (promised === found) say(`✔ SHA-256 ${found}, as the .sha256 beside the file says.`);
  else complain(`SHA-256 is ${found}, and the .sha256 beside the file says ${promised}.`);
  return promised === null || promised === found;
}

function tell({ faults, faultCount, counts }: DataReport): boolean {
  for (const { line, text } of faults) complain(`line ${line}: ${text}`);
  if (faultCount > faults.length) complain(`… and ${faultCount - faults.length} more.`);
  if (faultCount > 0) return false;
  say(`✔ Every figure of ${counted(counts.figure, 'tool')} follows from its verdicts and votes.`);
  return true;
}

/**
 * `npm run verify`: recomputes every figure of a file of open data from the verdicts and votes in it, and
 * with `--site` compares them with what the site shows now. Needs no database. Answers 1 where anything
 * differs that should not.
 */
export async function main(args: string[]): Promise<number> {
  const { where, site } = readArguments(args);
  const file = await openDataFile(where);
  const check = new OpenDataCheck();
  let digest = '';
  let report: DataReport | undefined;
  await step('Read', async () => {
    digest = await readDataFile(file, check);
    report = check.finish();
    const { tool, verdict, vote } = report.counts;
    return `${counted(tool, 'tool')}, ${counted(verdict, 'verdict')}, ${counted(vote, 'vote')}`;
  });
  if (!report) return 1;
  if (report.header) say(`  Made by ${report.header.site} at ${report.header.madeAt}.`);
  const sound = [judgeDigest(digest, file.promised), tell(report)].every(Boolean);
  if (site === null) return sound ? 0 : 1;
  const wrong = await readSite(site, check.tallies.figures());
  return sound && wrong === 0 ? 0 : 1;
}
