import 'server-only';
import { type JobOutcome, type JobRecord, withoutAddresses } from '@/lib/domain/job';
import { pool } from './database';
import { JOB_LOCKS, lockJob } from './job-lock';

const MAX_WORDS = 500;

async function note(name: string, columns: string, values: unknown[]): Promise<void> {
  const set = columns.split(', ').map((column) => `${column} = EXCLUDED.${column}`);
  const places = values.map((_value, at) => `$${at + 2}`);
  await pool().query(
    `INSERT INTO job_states (name, ${columns}) VALUES ($1, ${places})
     ON CONFLICT (name) DO UPDATE SET ${set}`,
    [name, ...values],
  );
}

// A start that lies ahead is of a clock that was wrong: it must not keep the job from running.
const CLAIM_SQL = `
  INSERT INTO job_states (name, last_start_at) VALUES ($1, $2)
  ON CONFLICT (name) DO UPDATE SET last_start_at = EXCLUDED.last_start_at
  WHERE job_states.last_start_at IS NULL OR job_states.last_start_at NOT BETWEEN $3 AND $2`;

/** Records a job's start, unless any process started it within the last `rest` milliseconds. */
async function claim(name: string, now: Date, rest: number): Promise<boolean> {
  const { rowCount } = await pool().query(CLAIM_SQL, [name, now, new Date(now.getTime() - rest)]);
  return rowCount === 1;
}

/**
 * Runs a job once and records when it started, when it succeeded and in which words (the text that `work`
 * answers, if any), or when it failed and why. The record is one for all processes. It never runs twice at
 * once, in whatever process: who finds it running is answered so, and nothing is recorded. With a `rest`
 * (milliseconds) it does nothing where any process started the job within it.
 * @throws what the job throws, after it was recorded
 */
export async function runJob(
  name: string,
  clock: () => Date,
  work: (now: Date) => Promise<unknown>,
  rest: number | null = null,
): Promise<JobOutcome> {
  const unlock = await lockJob(name);
  if (!unlock) return 'running';
  try {
    const now = clock();
    if (rest === null) await note(name, 'last_start_at', [now]);
    else if (!(await claim(name, now, rest))) return 'rested';
    let said: unknown;
    try {
      said = await work(now);
    } catch (error) {
      const words = withoutAddresses(error instanceof Error ? error.message : String(error));
      await note(name, 'last_failure_at, last_failure', [clock(), words.slice(0, MAX_WORDS)]);
      throw error;
    }
    const words = typeof said === 'string' ? withoutAddresses(said).slice(0, MAX_WORDS) : null;
    await note(name, 'last_success_at, last_said', [clock(), words]);
    return 'done';
  } finally {
    await unlock();
  }
}

// A lock shows its keys as numbers without a sign.
const LIST_SQL = `
  SELECT job_states.*, EXISTS (
    SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = $1::bigint::oid
      AND objid = (hashtext(name)::bigint & 4294967295)::oid
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  ) AS running
  FROM job_states ORDER BY name`;

/** Answers the record of every job that has ever run, by name. */
export async function listJobs(): Promise<JobRecord[]> {
  const { rows } = await pool().query<{
    name: string;
    last_start_at: Date | null;
    last_success_at: Date | null;
    last_failure_at: Date | null;
    last_failure: string | null;
    last_said: string | null;
    running: boolean;
  }>(LIST_SQL, [JOB_LOCKS]);
  return rows.map((row) => ({
    name: row.name,
    lastStartAt: row.last_start_at?.toISOString() ?? null,
    lastSuccessAt: row.last_success_at?.toISOString() ?? null,
    lastFailureAt: row.last_failure_at?.toISOString() ?? null,
    lastFailure: row.last_failure,
    lastSaid: row.last_said,
    running: row.running,
  }));
}
