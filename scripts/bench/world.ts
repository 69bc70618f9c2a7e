import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { pool, prisma } from '@/lib/data/database';
import { CAST_VOTE_SQL } from '@/lib/data/votes';
import { counted } from '@/lib/domain/words';
import { runShutdown } from '@/lib/shutdown';
import { factories } from '../../prisma/factories';
import { seed } from '../../prisma/seed';
import { Fault } from '../lib/fault';
import { applyMigrations } from '../lib/migrator';
import { dataDirectory, displayPath } from '../lib/paths';
import { prepareDataDirectory, startEmbedded } from '../lib/postgres/embedded';
import { takeLock } from '../lib/postgres/lock';
import type { Shutdown } from '../lib/shutdown';
import { say, step } from '../lib/steps.mjs';

const TOOLS = 200;
const VOTERS = 2_000;
/** Tools that each voter has voted on before the measurement begins. */
const TOOLS_A_VOTER = 10;

const AT_ONCE = 1_000;

/** What is measured on: a migrated database with a catalogue, and voters who voted already. */
export interface World {
  home: string;
  databaseUrl: string;
  authSecret: string;
  /** Tools made for the measurement. */
  tools: string[];
  /** A tool of the sample that gets all the votes at once. */
  hotTool: string;
  /** The first matchup of the sample. */
  pair: string;
  voters: string[];
}

/** One vote: who, on what, which way. */
export interface Ballot {
  tool: string;
  voter: string;
  choice: 'ship' | 'skip';
}

/** A folder of our own in DATA_DIR: on a real disk, unlike some /tmp, so that a commit costs one. */
async function takeHome(shutdown: Shutdown): Promise<string> {
  const home = join(dataDirectory(), 'bench');
  prepareDataDirectory(home);
  const lock = await takeLock(home, 'bench');
  if (!lock.held) {
    const { pid } = lock.owner;
    throw new Fault(`Another bench (pid ${pid}) is at work in ${displayPath(home)}.`);
  }
  shutdown.add('the lock', lock.release);
  return home;
}

/** Starts a database with the settings of `npm start`: each commit is forced to the disk. */
async function startDatabase(home: string, shutdown: Shutdown): Promise<string> {
  const folder = join(home, 'database');
  mkdirSync(folder, { recursive: true });
  const database = await startEmbedded(folder, (line) => say(line, process.stderr));
  shutdown.add('the database', async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  // A new name, since a killed bench may have left its own behind.
  const name = `bench_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function addTools(): Promise<string[]> {
  const rows = factories(prisma());
  const { id: categoryId } = await rows.category({ slug: 'bench', name: 'Bench' });
  const slugs = Array.from({ length: TOOLS }, (_, n) => `bench-${String(n).padStart(3, '0')}`);
  for (const slug of slugs) await rows.tool({ slug, name: slug, categoryId });
  return slugs;
}

/** The pairs of voter and tool that votes are cast on, in the order of casting. */
function pairsOf(world: World, tools: string[]): Pick<Ballot, 'tool' | 'voter'>[] {
  const each = Math.min(TOOLS_A_VOTER, tools.length);
  return Array.from({ length: world.voters.length * each }, (_, n) => {
    const voter = n % world.voters.length;
    const turn = Math.floor(n / world.voters.length);
    const tool = tools[(voter + turn * Math.floor(tools.length / each)) % tools.length];
    return { voter: world.voters[voter] ?? '', tool: tool ?? '' };
  });
}

/** Has every pair vote ship once, so that all votes that are measured change one. */
async function castFirstVotes(pairs: Pick<Ballot, 'tool' | 'voter'>[]): Promise<void> {
  const cast = CAST_VOTE_SQL.replace(/^.*FROM cast_vote/, 'cast_vote')
    .replace('$1', 'pair.tool')
    .replace('$2', 'pair.voter')
    .replace('$3', "'ship'")
    .replace('$4', "'bench'");
  // In parts, since the pool gives up on a statement after some seconds.
  for (let start = 0; start < pairs.length; start += AT_ONCE) {
    const some = pairs.slice(start, start + AT_ONCE);
    await pool().query(
      `SELECT count(*) FROM unnest($1::text[], $2::uuid[]) AS pair (tool, voter), LATERAL ${cast}`,
      [some.map(({ tool }) => tool), some.map(({ voter }) => voter)],
    );
  }
}

/** Makes the world of a measurement, with tools and votes or without; `shutdown` takes it down again. */
export async function makeWorld(shutdown: Shutdown, withVotes = true): Promise<World> {
  const home = await takeHome(shutdown);
  let databaseUrl = '';
  await step('Database ready', async () => {
    databaseUrl = await startDatabase(home, shutdown);
    return 'of its own; every commit goes to the disk';
  });
  const authSecret = randomBytes(32).toString('base64url');
  // Where lib/env.ts reads them, in this process too: cookies are signed here, tallies recounted.
  Object.assign(process.env, { DATABASE_URL: databaseUrl, AUTH_SECRET: authSecret });
  shutdown.add('the connection pool', async () => {
    const failures = await runShutdown();
    if (failures.length > 0) throw new Error(failures.join('; '));
  });
  const world: World = {
    ...{ home, databaseUrl, authSecret },
    ...{ tools: [], hotTool: 'claw-code', pair: 'claw-code-vs-smolvlm2-2b' },
    voters: Array.from({ length: VOTERS }, () => randomUUID()),
  };
  await step('Catalogue and votes', async () => {
    await applyMigrations(databaseUrl);
    await seed(databaseUrl);
    if (!withVotes) return 'the sample alone';
    world.tools = await addTools();
    const pairs = [...pairsOf(world, world.tools), ...pairsOf(world, [world.hotTool])];
    await castFirstVotes(pairs);
    return `the sample, ${TOOLS} tools more, ${counted(pairs.length, 'vote')}`;
  });
  return world;
}

/**
 * An endless row of votes by known voters, each of which changes the one before it. Contestants
 * share one row: a vote that the other had cast already would change nothing, and cost less.
 */
export function changedVotes(world: World, tools: string[]): () => Ballot {
  const pairs = pairsOf(world, tools);
  let count = 0;
  return () => {
    const pair = pairs[count % pairs.length] ?? { tool: '', voter: '' };
    const choice = Math.floor(count / pairs.length) % 2 === 0 ? 'skip' : 'ship';
    count += 1;
    return { ...pair, choice };
  };
}

/** An endless row of first votes, each by somebody new. */
export function firstVotes(world: World): () => Ballot {
  let count = 0;
  return () => {
    count += 1;
    const tool = world.tools[count % world.tools.length] ?? '';
    return { tool, voter: randomUUID(), choice: count % 3 === 0 ? 'skip' : 'ship' };
  };
}
