import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordedServer } from './lib/postgres/orphans';
import { becomesTrue } from './lib/postgres/processes';
import { freePort } from './lib/postgres/server';
import { type RunningCommand, runCommand } from './testing/command';
import { type PlainForm, readForms, sendForm } from './testing/plain-form';

const PATH = '/compare/claw-code-vs-smolvlm2-2b';
const LOOPS = 8;

const home = mkdtempSync(join(tmpdir(), 'shipworthy-voting-'));
const cluster = join(home, 'data/postgres');
let site: RunningCommand;
let forms: PlainForm[] = [];

/** Every vote that was answered as recorded, as `voter tool choice`. */
const acknowledged: string[] = [];
let voting = false;

async function start(): Promise<void> {
  site = runCommand(['start'], {
    DATA_DIR: join(home, 'data'),
    PORT: String(await freePort()),
    VOTES_PER_IP_PER_HOUR: '100000000',
    LOG_LEVEL: 'silent',
  });
  const [origin] = await site.says(/http:\/\/\S+/);
  const all = await readForms(origin + PATH);
  forms = all.filter(({ fields }) => fields.some(([name]) => name === 'tool'));
}

const toolOf = ({ fields }: PlainForm): string =>
  fields.find(([name]) => name === 'tool')?.[1] ?? '';

async function voteOn(turn: number): Promise<void> {
  const form = forms[turn % forms.length];
  if (!form) throw new Error('The page has no form to vote with');
  const choice = turn % 3 === 0 ? 'skip' : 'ship';
  try {
    const { status, text, voter } = await sendForm(form, choice);
    if (status === 200 && text.includes('is recorded')) {
      acknowledged.push(`${voter} ${toolOf(form)} ${choice}`);
    }
  } catch {
    // The site was killed under it: a vote without an answer may be there or not.
  }
}

/** Votes in several loops at once until told to stop; resolves when the last one is answered. */
function beginVoting(): Promise<unknown> {
  voting = true;
  const loop = async (first: number): Promise<void> => {
    for (let turn = first; voting; turn += 1) await voteOn(turn);
  };
  return Promise.all(Array.from({ length: LOOPS }, (_, index) => loop(index)));
}

const moreVotes = async (count: number): Promise<void> => {
  const goal = acknowledged.length + count;
  expect(await becomesTrue(() => acknowledged.length >= goal, 20_000)).toBe(true);
};

async function sql<Row>(text: string): Promise<Row[]> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: recordedServer(cluster)?.port,
    user: 'postgres',
    password: readFileSync(join(home, 'data/postgres.password'), 'utf8').trim(),
    database: 'shipworthy',
  });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function expectAllThere(): Promise<void> {
  const rows = await sql<{ vote: string }>(
    `SELECT concat_ws(' ', voter_id, slug, choice) AS vote
     FROM votes JOIN tools ON tools.id = tool_id`,
  );
  const stored = new Set(rows.map(({ vote }) => vote));
  expect(acknowledged.filter((vote) => !stored.has(vote))).toEqual([]);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  const different = await sql(
    `SELECT * FROM (
       SELECT tool_id, sum(ships)::int AS ships, sum(skips)::int AS skips
       FROM tally_slots GROUP BY 1 HAVING sum(ships + skips) > 0
     ) AS stored FULL JOIN (
       SELECT tool_id, count(*) FILTER (WHERE choice = 'ship')::int AS ships,
         count(*) FILTER (WHERE choice = 'skip')::int AS skips
       FROM votes WHERE counted GROUP BY 1
     ) AS counted USING (tool_id, ships, skips)
     WHERE stored IS NULL OR counted IS NULL`,
  );
  expect(different).toEqual([]);
}

beforeAll(start);
afterAll(async () => {
  site.kill('SIGTERM');
  await site.exit;
  rmSync(home, { recursive: true, force: true });
});

test('kill -9 of the site in the middle of voting: every acknowledged vote is there', async () => {
  expect(forms.map(toolOf)).toEqual(['claw-code', 'smolvlm2-2b']);
  const over = beginVoting();
  await moreVotes(100);
  site.kill('SIGKILL');
  voting = false;
  await Promise.all([site.exit, over]);
  await start();
  await expectAllThere();
});

test('kill -9 of the database: every acknowledged vote is there, and voting goes on', async () => {
  const over = beginVoting();
  await moreVotes(50);
  process.kill(recordedServer(cluster)?.pid ?? 0, 'SIGKILL');
  await site.says(/The database is back/);
  await moreVotes(50);
  voting = false;
  await over;
  await expectAllThere();
});

test('while the database can’t start a vote is not counted, and that is said', async () => {
  const [form] = forms;
  if (!form) throw new Error('The page has no form to vote with');
  const needed = join(cluster, 'PG_VERSION');
  renameSync(needed, `${needed}.aside`);
  process.kill(recordedServer(cluster)?.pid ?? 0, 'SIGKILL');
  await site.says(/Trying again until it does/);
  const refused = await sendForm(form, 'ship');
  expect(refused.text).toContain('Your vote could not be counted just now. Nothing was changed');
  expect(refused.text).not.toContain('is recorded');
  expect(refused.voter).toBeUndefined();
  renameSync(`${needed}.aside`, needed);
  await site.says(/The database is back[\s\S]*The database is back/);
  await voteOn(0);
  await expectAllThere();
});
