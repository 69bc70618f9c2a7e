import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Pool } from 'pg';

// The barest server that does the same: run as a process of its own, `plain-server.ts PLAN PORT`.

/** What it answers: fixed bytes by path, and votes to any POST. */
export interface PlainPlan {
  answers: Record<string, { headers: Record<string, string>; body: string }>;
  databaseUrl: string;
  sql: string;
}

const [planFile = '', port = ''] = process.argv.slice(2);
const plan: PlainPlan = JSON.parse(readFileSync(planFile, 'utf8'));
const pool = new Pool({ connectionString: plan.databaseUrl, max: 16 });
const fixed = new Map(
  Object.entries(plan.answers).map(([path, { headers, body }]) => [
    path,
    { headers, body: Buffer.from(body) },
  ]),
);

async function vote(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const [, { tool, choice, voter }] = JSON.parse(Buffer.concat(chunks).toString());
  const values = [tool, voter, choice, 'bench'];
  const { rows } = await pool.query({ name: 'cast-vote', text: plan.sql, values });
  const body = JSON.stringify({ ok: rows.length === 1, data: rows[0] });
  res.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
}

const server = createServer((req, res) => {
  if (req.method === 'POST') {
    vote(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
    return;
  }
  const answer = fixed.get(req.url ?? '/');
  if (!answer) {
    res.writeHead(req.url === '/ready' ? 200 : 404).end();
    return;
  }
  res.writeHead(200, { ...answer.headers, 'Content-Length': answer.body.length }).end(answer.body);
});

server.listen(Number(port), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
