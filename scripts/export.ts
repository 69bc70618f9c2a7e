import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { writeCatalogue } from '@/lib/catalogue-file/write';
import { exportTools } from '@/lib/data/export';
import { formatOf } from '@/lib/domain/catalogue-file';
import type { ToolTexts } from '@/lib/domain/tool-record';
import { counted } from '@/lib/domain/words';
import { Fault, messageOf } from './lib/fault';
import { withSiteData } from './lib/site-data';
import { step } from './lib/steps.mjs';

const USAGE = 'Use: npm run export -- FILE.csv|FILE.json';

/** `npm run export`: writes the whole catalogue into a file, which `npm run import` takes back. */
export async function main(args: string[]): Promise<number> {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0 || file.startsWith('-')) throw new Fault(USAGE);
  const format = formatOf(file);
  if (!format) throw new Fault(`The file's name ends in .csv or .json. ${USAGE}`);
  // A file that breaks off is never taken for the whole: it gets its name when it is complete.
  const unfinished = `${file}.part`;
  let tools = 0;
  async function* numbered(batches: AsyncIterable<ToolTexts[]>) {
    for await (const batch of batches) {
      tools += batch.length;
      yield batch;
    }
  }
  await withSiteData(() =>
    step('Exported', async () => {
      try {
        const catalogue = numbered(exportTools({ state: null, category: null }));
        await pipeline(writeCatalogue(catalogue, format), createWriteStream(unfinished));
        await rename(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw new Fault(`The file could not be written: ${messageOf(error)}`);
      }
      return `${counted(tools, 'tool')} into ${file}`;
    }),
  );
  return 0;
}
