import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { HistoryRecord } from '@/lib/domain/history';
import { writeHistory } from './history-file';

const record = (given: Partial<HistoryRecord> = {}): HistoryRecord => ({
  ...{ id: '1', at: '2026-11-23T14:00:00.000Z', operation: 'o', who: 'Ada', actorKind: 'person' },
  ...{ actorId: 'u1', what: 'Tool', noun: 'tools', verb: 'changed', subjectId: '7' },
  ...{ subject: 'Ollama', toolIds: [7, 8], before: { name: 'Old' }, after: { name: 'New' } },
  ...{ reason: null, addressHash: 'abc', ...given },
});

async function* parts(...each: HistoryRecord[][]) {
  yield* each;
}

async function text(pieces: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
}

test('a CSV of the history holds every part of an entry, and no formula', async () => {
  const written = await text(
    writeHistory(
      parts([record()], [record({ subject: '=1+1', reason: '@SUM(A1),"x"\nnext', after: null })]),
      'csv',
    ),
  );
  const lines = parse(written, { columns: true }) as Record<string, string>[];
  expect(lines).toHaveLength(2);
  expect(lines[0]).toEqual({
    ...{ id: '1', at: '2026-11-23T14:00:00.000Z', operation: 'o', who: 'Ada', actorKind: 'person' },
    ...{ actorId: 'u1', what: 'Tool', noun: 'tools', verb: 'changed', subjectId: '7' },
    ...{ subject: 'Ollama', toolIds: '7 8', before: '{"name":"Old"}', after: '{"name":"New"}' },
    ...{ reason: '', addressHash: 'abc' },
  });
  expect(lines[1]).toMatchObject({
    ...{ subject: "'=1+1", reason: '\'@SUM(A1),"x"\nnext', after: '' },
  });
});

test('a JSON of the history is one list, also of nothing', async () => {
  const [one, other] = [record(), record({ id: '2' })];
  expect(JSON.parse(await text(writeHistory(parts([one], [], [other]), 'json')))).toEqual([
    one,
    other,
  ]);
  expect(JSON.parse(await text(writeHistory(parts([]), 'json')))).toEqual([]);
  expect((await text(writeHistory(parts([]), 'csv'))).trim().split('\n')).toHaveLength(1);
});

test('it is made piece by piece, as it is asked for', async () => {
  let read = 0;
  async function* endless() {
    for (;;) {
      read += 1;
      yield [record()];
    }
  }
  const pieces = writeHistory(endless(), 'csv');
  for (let count = 0; count < 3; count += 1) await pieces.next();
  await pieces.return(undefined);
  expect(read).toBeLessThan(4);
});
