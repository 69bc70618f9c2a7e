import { expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { findVerdictHistory } from './verdict-history';

const { rows, sql, tool } = await openWorld();

const seat = await rows.seat();
const author = await rows.author({ name: 'Model M', kind: 'model' });
const person = await rows.author({ name: 'Ada', kind: 'person' });
const day = (number: number) => new Date(Date.UTC(2026, 3, number));
const text = (word: string) => `${word} `.repeat(30).trim();

test('all that a seat published on a tool, with every wording, the newest first', async () => {
  const { id, slug, name } = await tool({ version: '3.0' });
  const of = { toolId: id, seatId: seat.id };
  await rows.verdict({
    ...{ ...of, authorId: author.id, call: 'skip', toolVersion: '1.0', body: text('first') },
    ...{ state: 'superseded', publishedAt: day(1), supersededAt: day(5) },
  });
  await rows.verdict({
    ...{ ...of, authorId: author.id, toolVersion: '2.0', body: text('wrong') },
    ...{ state: 'retracted', publishedAt: day(5) },
    ...{ retractedAt: day(6), retractedReason: 'It was another tool.' },
  });
  const now = await rows.verdict({
    ...{ ...of, authorId: person.id, toolVersion: '3.0', body: text('old'), publishedAt: day(7) },
  });
  await rows.verdict({ ...of, authorId: person.id, state: 'draft', publishedAt: null });
  await sql(
    `INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version, evidence, created_at)
     VALUES ($1, 2, 'ship', $2, '3.0', '{https://a.example}', $3)`,
    [now.id, text('new'), day(8)],
  );
  await sql("UPDATE verdicts SET body = $2, evidence = '{https://a.example}' WHERE id = $1", [
    now.id,
    text('new'),
  ]);

  const history = await findVerdictHistory(slug, seat.slug);
  expect(history?.tool).toEqual({ slug, name, version: '3.0' });
  expect(history?.seat).toEqual({ slug: seat.slug, name: seat.name, question: seat.question });
  const wording = (call: string, body: string, toolVersion: string, evidence: string[] = []) => ({
    ...{ call, body: text(body), toolVersion, evidence },
  });
  const time = (number: number) => day(number).toISOString();
  const wordings = history?.verdicts.map(({ revisions }) =>
    revisions.map(({ number, body, evidence }) => ({ number, body, evidence })),
  );
  expect(history?.verdicts.map(({ revisions: _, ...verdict }) => verdict)).toEqual([
    {
      ...wording('ship', 'new', '3.0', ['https://a.example']),
      author: { name: 'Ada', kind: 'person' },
      publishedAt: time(7),
      standing: { state: 'published' },
    },
    {
      ...wording('ship', 'wrong', '2.0'),
      author: { name: 'Model M', kind: 'model' },
      publishedAt: time(5),
      standing: { state: 'retracted', at: time(6), reason: 'It was another tool.' },
    },
    {
      ...wording('skip', 'first', '1.0'),
      author: { name: 'Model M', kind: 'model' },
      publishedAt: time(1),
      standing: { state: 'superseded', at: time(5) },
    },
  ]);
  expect(wordings).toEqual([
    [
      { number: 2, body: text('new'), evidence: ['https://a.example'] },
      { number: 1, body: text('old'), evidence: [] },
    ],
    [{ number: 1, body: text('wrong'), evidence: [] }],
    [{ number: 1, body: text('first'), evidence: [] }],
  ]);
  expect(history?.verdicts[0]?.revisions[0]?.createdAt).toBe(time(8));
});

test('there is none of an unknown tool or seat, an unpublished tool, or a seat that never spoke', async () => {
  const published = await tool();
  const retired = await tool({ state: 'retired' });
  await rows.verdict({ toolId: retired.id, seatId: seat.id, authorId: author.id });
  const draft = { state: 'draft', publishedAt: null } as const;
  await rows.verdict({ toolId: published.id, seatId: seat.id, authorId: author.id, ...draft });
  expect(await findVerdictHistory('no-such-tool', seat.slug)).toBeNull();
  expect(await findVerdictHistory(published.slug, 'nobody')).toBeNull();
  expect(await findVerdictHistory(retired.slug, seat.slug)).toBeNull();
  expect(await findVerdictHistory(published.slug, seat.slug)).toBeNull();
});

test('however much a seat has said, only the newest is read, and that there is more is known', async () => {
  const { id, slug } = await tool();
  const of = { toolId: id, seatId: seat.id, authorId: author.id };
  const verdict = await rows.verdict({ ...of, publishedAt: day(1) });
  await sql(
    `INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version, created_at)
     SELECT $1, n, 'ship', $2 || n, '1.0', $3::timestamptz + n * interval '1 minute'
     FROM generate_series(2, 150) AS n`,
    [verdict.id, text('word'), new Date()],
  );
  const all = await findVerdictHistory(slug, seat.slug);
  expect(all?.more).toBe(false);
  expect(all?.verdicts[0]?.revisions.map(({ number }) => number)).toEqual(
    Array.from({ length: 150 }, (_, place) => 150 - place),
  );

  const count = (n: number) => ({ ...of, state: 'superseded' as const, publishedAt: day(-n) });
  await rows.verdict(count(1));
  const newest = await findVerdictHistory(slug, seat.slug);
  expect(newest?.more).toBe(true);
  expect(newest?.verdicts.map(({ revisions }) => revisions.length)).toEqual([150, 0]);
  for (let n = 2; n <= 50; n += 1) await rows.verdict(count(n));
  const most = await findVerdictHistory(slug, seat.slug);
  expect(most?.verdicts).toHaveLength(50);
  expect(most?.verdicts.flatMap(({ revisions }) => revisions)).toHaveLength(150);
  expect(most?.more).toBe(true);
});
