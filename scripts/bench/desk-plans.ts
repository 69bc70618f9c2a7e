import { z } from 'zod';
import { pool } from '@/lib/data/database';

/** A statement that was sent to the database. */
interface Statement {
  text: string;
  values: unknown[];
}

/** The statements that `work` sends over this process's pool. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const shared = pool();
  const query = shared.query as (first: unknown, values?: unknown[]) => Promise<unknown>;
  const listen = (first: string | { text: string; values?: unknown[] }, values?: unknown[]) => {
    const text = typeof first === 'string' ? first : first.text;
    sent.push({ text, values: values ?? (typeof first === 'string' ? [] : (first.values ?? [])) });
    return query.call(shared, first, values);
  };
  shared.query = listen as typeof shared.query;
  try {
    await work();
  } finally {
    shared.query = query as typeof shared.query;
  }
  return sent;
}

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

const planSchema: z.ZodType<Plan> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    Plans: z.array(planSchema).optional(),
  }),
);
const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planSchema })]) })]);

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/**
 * Answers how many statements `work` sends, and how many of their plans read the whole table of tools
 * from its first page to its last.
 */
export async function countToolScans(
  work: () => Promise<unknown>,
): Promise<{ statements: number; scans: number }> {
  const statements = await statementsOf(work);
  let scans = 0;
  for (const { text, values } of statements) {
    const { rows } = await pool().query(`EXPLAIN (FORMAT JSON) ${text}`, values);
    const [{ 'QUERY PLAN': plans }] = explained.parse(rows);
    scans += nodesOf(plans[0].Plan).filter(
      (node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'tools',
    ).length;
  }
  return { statements: statements.length, scans };
}
