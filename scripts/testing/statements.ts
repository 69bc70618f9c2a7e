import { vi } from 'vitest';
import { pool } from '@/lib/data/database';

/** The statements that `work` sends to the database, each with its values. */
export async function statementsOf(work: () => Promise<unknown>) {
  const query = vi.spyOn(pool(), 'query');
  await work();
  const { calls } = query.mock;
  query.mockRestore();
  return calls.map(([first, second]) => {
    const statement = first as unknown as string | { text: string; values?: unknown[] };
    return typeof statement === 'string'
      ? { text: statement, values: (second as unknown as unknown[]) ?? [] }
      : {
          text: statement.text,
          values: statement.values ?? (second as unknown as unknown[]) ?? [],
        };
  });
}
