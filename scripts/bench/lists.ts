import pg from 'pg';
import { countDirectory, listDirectory, listLicences } from '@/lib/data/directory';
import { listCategories, listMatchupsIn } from '@/lib/data/public-categories';
import { findMeant, searchNames } from '@/lib/data/tool-names';
import { type DirectoryView, directorySorts, wholeDirectory } from '@/lib/domain/directory';
import { step } from '../lib/steps.mjs';
import type { Bench } from './context';
import { countToolScans } from './desk-plans';
import { percentile } from './percentile';
import { type Finding, type Limited, reportLimits } from './report';
import { fillSearch, SEARCH_TOOLS } from './search-world';

/** How long the server's data may take for 95 of 100 lists, in milliseconds. */
const LIMIT_MS = 50;
const TIMES = 40;
const A_PAGE = 48;

// What the catalogue of searches has alike in all tools: licences, prices, verdicts and votes. (Prices are
// told by the newest read; here the tools' own column is enough.)
const VARIETY = [
  `UPDATE tools SET license = CASE WHEN n % 1000 = 0 THEN 'Rare ' || n % 7 ELSE
       (ARRAY['MIT','Apache-2.0','proprietary','GPL-3.0'])[1 + n % 4] END,
     entry_kind = (ARRAY['free','freemium','paid','contact',NULL]::entry_kind[])[1 + n % 5]
   FROM (SELECT id AS tool, substring(slug FROM '\\d+$')::int AS n FROM tools WHERE slug LIKE 'search-%') AS t
   WHERE id = tool AND n BETWEEN $1 AND $2`,
  `UPDATE tool_standings SET ships = tool_id % 97, skips = tool_id % 89, panel_skips = tool_id % 3
   WHERE tool_id IN (SELECT id FROM tools WHERE slug LIKE 'search-%'
     AND substring(slug FROM '\\d+$')::int BETWEEN $1 AND $2)`,
];

const A_PART = 5_000;

async function addVariety(databaseUrl: string): Promise<void> {
  // A connection of its own: the pool gives up on a statement after some seconds.
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of VARIETY) {
      for (let first = 1; first <= SEARCH_TOOLS; first += A_PART) {
        await client.query(statement, [first, first + A_PART - 1]);
      }
    }
    await client.query('VACUUM (ANALYZE) tools, tool_standings');
  } finally {
    await client.end();
  }
}

const filters: Record<string, Partial<DirectoryView>> = {
  'all tools': {},
  'a category': { category: 'audio' },
  'a common licence': { licence: 'MIT' },
  'a rare licence': { licence: 'Rare 3' },
  'a licence of none': { licence: 'none has it' },
  'two filters': { kind: 'paid', panel: 'split' },
  'four filters, found': { category: 'audio', kind: 'free', licence: 'MIT', panel: 'skip' },
  'four filters, none found': { category: 'audio', kind: 'none', licence: 'Rare 5', panel: 'none' },
};

/** Every list of the directory, and what its pages and the pickers ask beside it, by a name. */
async function questions(): Promise<Record<string, () => Promise<unknown>>> {
  const asked: Record<string, () => Promise<unknown>> = {};
  for (const [name, filter] of Object.entries(filters)) {
    for (const sort of directorySorts) {
      const view = { ...wholeDirectory, ...filter, sort };
      asked[`${name}, by ${sort}`] = () => listDirectory(view, A_PAGE);
    }
    asked[`${name}, counted`] = () => countDirectory({ ...wholeDirectory, ...filter });
  }
  for (const sort of directorySorts) {
    let view: DirectoryView = { ...wholeDirectory, sort };
    for (let page = 0; page < 50; page += 1) {
      const { nextCursor } = await listDirectory(view, 100);
      view = { ...view, after: nextCursor };
    }
    asked[`a deep page, by ${sort}`] = () => listDirectory(view, A_PAGE);
  }
  return {
    ...asked,
    'commonest licences': () => listLicences(20),
    'categories with their counts': listCategories,
    'matchups of a category': () => listMatchupsIn('audio', 8),
    'names that begin with a letter': () => searchNames('a', 8),
    'names with a common word': () => searchNames('agent', 8),
    'names with a rare text': () => searchNames('lannix', 8),
    'two tools by their names': () => findMeant(['search-77', 'ollama'], 5),
  };
}

async function timesOf(work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const times: number[] = [];
  for (let count = 0; count < TIMES; count += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}

/** The directory with a very large catalogue: how long each list takes, and that none reads all tools. */
export async function measureLists({ world, signal }: Bench): Promise<Finding[]> {
  await step('A very large catalogue', async () => {
    await fillSearch(world);
    await addVariety(world.databaseUrl);
    return `${SEARCH_TOOLS.toLocaleString('en')} tools`;
  });
  const times: Limited[] = [];
  const scans: Limited[] = [];
  for (const [name, work] of Object.entries(await questions())) {
    signal.throwIfAborted();
    const taken = await timesOf(work);
    const note = `p50 ${percentile(taken, 50).toFixed(1)} ms`;
    times.push({ name, value: percentile(taken, 95), unit: 'ms', atMost: LIMIT_MS, note });
    const { statements, scans: value } = await countToolScans(work);
    scans.push({ name, value, unit: '', atMost: 0, note: `${statements} statements` });
  }
  return [
    ...reportLimits('Directory: p95 of the data of a list', times),
    ...reportLimits('Directory: sequential scans of tools in its plans', scans),
  ];
}
