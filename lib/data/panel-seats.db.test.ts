import { expect, test } from 'vitest';
import { wholePanelView } from '@/lib/domain/panel-view';
import { openWorld } from '@/scripts/testing/world';
import { listSeatInterests } from './interests';
import { findSeat, listPanel, listSeatVerdicts } from './panel';

const { rows, sql, tool } = await openWorld();
const seats = [await rows.seat()];
const silent = await rows.seat({ slug: 'silent' });
const author = await rows.author();

test('who holds a seat, and held it, the newest first', async () => {
  expect(await findSeat('nobody')).toBeNull();
  const person = await rows.author({ kind: 'person', name: 'Ada' });
  const day = (text: string) => new Date(text);
  const of = { seatId: silent.id };
  await rows.holding({
    ...of,
    authorId: author.id,
    since: day('2026-01-01'),
    until: day('2026-02-03'),
  });
  await rows.holding({ ...of, authorId: person.id, since: day('2026-02-04') });
  const seat = await findSeat('silent');
  expect(seat?.holders).toEqual([
    { author: { name: 'Ada', kind: 'person' }, since: '2026-02-04', until: null },
    { author: { name: author.name, kind: 'model' }, since: '2026-01-01', until: '2026-02-03' },
  ]);
  expect((await listPanel()).find(({ slug }) => slug === 'silent')).toEqual(seat);

  await sql('UPDATE authors SET name = NULL WHERE id = $1', [person.id]);
  expect((await findSeat('silent'))?.holders[0]?.author).toEqual({
    name: 'former reviewer',
    kind: 'person',
  });
});

test('the interests of a seat’s holders in published tools', async () => {
  const { id, slug, name } = await tool();
  const retired = await tool({ state: 'retired' });
  const judged = { toolId: id, authorId: author.id, seatId: seats[0]?.id ?? 0 };
  await rows.verdict({ ...judged, publishedAt: new Date('2026-02-01') });
  for (const toolId of [id, retired.id]) {
    await sql(
      `INSERT INTO conflicts_of_interest (author_id, tool_id, note, declared_at)
       VALUES ($1, $2, 'I own shares.', '2026-03-01T00:00:00Z')`,
      [author.id, toolId],
    );
  }
  expect(await listSeatInterests('silent')).toEqual({
    newest: [
      {
        author: { name: author.name, kind: 'model' },
        tool: { slug, name },
        note: 'I own shares.',
        declaredAt: '2026-03-01T00:00:00.000Z',
        verdictAt: '2026-02-01T00:00:00.000Z',
      },
    ],
    more: false,
  });
  expect(await listSeatInterests(seats[0]?.slug ?? '')).toEqual({ newest: [], more: false });
});

test('of very many interests the newest are listed, and that there are more is known', async () => {
  const seat = await rows.seat();
  const holder = await rows.author();
  await rows.holding({ seatId: seat.id, authorId: holder.id });
  const declare = async (n: number) =>
    sql(
      `INSERT INTO conflicts_of_interest (author_id, tool_id, note, declared_at)
       VALUES ($1, $2, $3, '2026-03-01T00:00:00Z'::timestamptz + $4 * interval '1 hour')`,
      [holder.id, (await tool()).id, `Note ${n}`, n],
    );
  for (let n = 0; n < 50; n += 1) await declare(n);
  expect((await listSeatInterests(seat.slug)).more).toBe(false);
  await declare(50);
  const { newest, more } = await listSeatInterests(seat.slug);
  expect(newest.map(({ note }) => note)).toEqual(
    Array.from({ length: 50 }, (_, place) => `Note ${50 - place}`),
  );
  expect(more).toBe(true);
});

test('what of a verdict is past is said: revisions, and earlier verdicts of the seat', async () => {
  const [seat] = seats;
  if (!seat) throw new Error('no seat');
  const { id, slug, version } = await tool({ version: '2.0' });
  const of = { toolId: id, seatId: seat.id, authorId: author.id };
  const future = (day: number) => new Date(Date.UTC(2027, 0, day));
  await rows.verdict({ ...of, state: 'superseded', publishedAt: future(1) });
  const verdict = await rows.verdict({ ...of, publishedAt: future(2), toolVersion: '1.9' });
  await sql(
    `INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version, created_at)
     SELECT id, 2, call, body, tool_version, '2027-01-03T00:00:00Z' FROM verdicts WHERE id = $1`,
    [verdict.id],
  );
  const { items } = await listSeatVerdicts(seat.slug, wholePanelView, 1);
  expect(items).toEqual([
    expect.objectContaining({
      tool: { slug, name: expect.any(String), version },
      toolVersion: '1.9',
      publishedAt: '2027-01-02T00:00:00.000Z',
      revisedAt: '2027-01-03T00:00:00.000Z',
      hasEarlier: true,
      dissents: false,
    }),
  ]);
  await sql("UPDATE tools SET state = 'retired' WHERE id = $1", [id]);
});
