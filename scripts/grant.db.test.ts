import pg from 'pg';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { main } from './grant';
import { Fault } from './lib/fault';
import { testDatabase } from './testing/database';

// The command closes lib/data's pool behind it, so this file looks with a connection of its own.
const database = new pg.Client({ connectionString: await testDatabase() });
await database.connect();
afterAll(() => database.end());
afterEach(() => void vi.restoreAllMocks());

const chair = ['--seat', 'skeptic', '--name', 'Ada Lovelace'];

/** Runs the command as typed, and answers what it says. */
async function grant(...args: string[]): Promise<string> {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await main(['ada@example.com', ...args])).toBe(0);
  return said.mock.calls.map(([line]) => String(line)).join('');
}

const held = async () =>
  (
    await database.query<{ until: string | null }>(
      'SELECT until::text FROM seat_holdings ORDER BY since, id',
    )
  ).rows.map(({ until }) => until);

const today = () => new Date().toISOString().slice(0, 10);

test('a chair is given, left, and given back; a role below takes it away', async () => {
  await database.query(
    `INSERT INTO seats (slug, name, question, motto, excites, tires)
     VALUES ('skeptic', 'Skeptic', 'Does it?', 'No.', 'Proof', 'Talk')`,
  );
  expect(await grant('reviewer', ...chair)).toContain('seat skeptic');
  expect(await held()).toEqual([null]);
  expect(await grant('reviewer', '--leave', 'skeptic')).toContain('off seat skeptic');
  expect(await held()).toEqual([today()]);
  expect(await grant('reviewer', '--leave', 'skeptic')).toContain('holds no seat skeptic');
  await grant('reviewer', ...chair);
  expect(await held()).toEqual([null]);
  await grant('member');
  expect(await held()).toEqual([today()]);
});

test.each([
  [['reviewer', ...chair, '--leave', 'skeptic'], 'Take the seat or leave it.'],
  [['reviewer', '--leave', 'nowhere'], 'There is no seat “nowhere”.'],
  [['reviewer', '--seat', 'skeptic', '--name', 'Ada\u2060'], 'cannot be seen'],
])('%j is refused: %s', async (args, says) => {
  const done = grant(...args);
  await expect(done).rejects.toThrow(Fault);
  await expect(done).rejects.toThrow(says);
});
