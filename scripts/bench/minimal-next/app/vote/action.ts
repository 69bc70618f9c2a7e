'use server';

import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.BENCH_DATABASE, max: 16 });
const text = process.env.BENCH_SQL ?? '';

type Ballot = { tool: string; choice: string; voter: string };

/** The vote's statement and nothing besides. */
export async function vote(_previous: null, { tool, choice, voter }: Ballot) {
  const values = [tool, voter, choice, 'bench'];
  const { rows } = await pool.query({ name: 'cast-vote', text, values });
  return { ok: rows.length === 1, data: rows[0] };
}
