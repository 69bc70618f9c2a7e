import { expect, test, vi } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { pool } from './database';
import { findTool } from './tools';

const { rows, tool } = await openWorld();

test('of verdicts that stand no more no text is read, however many there are', async () => {
  const seat = await rows.seat();
  const author = await rows.author();
  const { id: toolId, slug } = await tool();
  const of = { toolId, seatId: seat.id, authorId: author.id };
  const secret =
    'Nobody reads this any more, and so nobody sends it on its way to a page of the site.';
  for (let n = 0; n < 3; n += 1) {
    await rows.verdict({ ...of, body: secret, state: n === 1 ? 'retracted' : 'superseded' });
  }
  await rows.verdict(of);
  const query = vi.spyOn(pool(), 'query');
  const found = await findTool(slug);
  const results = await Promise.all(query.mock.results.map(({ value }) => value));
  query.mockRestore();
  expect(found?.verdicts).toEqual([expect.objectContaining({ hasEarlier: true })]);
  expect(found?.retractions).toEqual([]);
  const read = JSON.stringify(results);
  expect(read).toContain('It did what it says');
  expect(read).not.toContain(secret);
});
