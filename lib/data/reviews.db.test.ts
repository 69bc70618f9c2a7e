import { expect, test } from 'vitest';
import { seenNone } from '@/lib/domain/review';
import { desk, text } from '@/scripts/testing/review-scene';
import { acting, openWorld } from '@/scripts/testing/world';
import { declareConflict, withdrawConflict } from './conflicts';
import { discardDraft, findDraft, saveDraft } from './drafts';
import { findReviewPlace } from './review-places';
import { publishDraft, retractVerdict } from './reviews';
import { findReviewer, giveSeat, SeatRefusal } from './seats';

const world = await openWorld();
const { rows, sql, tool } = world;
const { reviewer, scene } = desk(world);
const since = '2026-01-01';

test('a draft becomes the seat’s verdict with its first revision, and is gone', async () => {
  const { one, placeOf, publish, verdicts, revisions } = await scene();
  const { id } = await publish(one, text(), null);
  expect(await verdicts()).toEqual([
    { id, state: 'published', body: text().body, author_id: one.authorId },
  ]);
  expect(await revisions(id)).toEqual([
    { number: 1, body: text().body, call: 'ship', evidence: text().evidence },
  ]);
  expect(await findDraft(placeOf(one))).toBeNull();
});

test('the same author on the same version revises: one verdict, every wording kept', async () => {
  const { one, publish, verdicts, revisions } = await scene();
  const first = await publish(one, text(), null);
  const { id } = first;
  const second = text({ call: 'skip', body: `${text().body} Then it broke.`, evidence: [] });
  expect(await publish(one, second, first)).toEqual({ id, version: 2 });
  const third = text({ body: `${text().body} Then it was mended.` });
  expect(await publish(one, third, { id, version: 2 })).toEqual({ id, version: 3 });
  expect(await verdicts()).toMatchObject([{ id, state: 'published', body: third.body }]);
  expect((await revisions(id)).map(({ number, body, call }) => ({ number, body, call }))).toEqual([
    { number: 1, body: text().body, call: 'ship' },
    { number: 2, body: second.body, call: 'skip' },
    { number: 3, body: third.body, call: 'ship' },
  ]);
});

test('saying the same again publishes nothing', async () => {
  const { one, write, publish, revisions } = await scene();
  const first = await publish(one, text(), null);
  expect(await write(one, text(), first)).toEqual({ kind: 'unchanged' });
  expect(await revisions(first.id)).toHaveLength(1);
});

test('another version supersedes, and the older stays readable with its revisions', async () => {
  const { one, publish, verdicts, revisions } = await scene();
  const first = await publish(one, text(), null);
  const { id } = first;
  const next = await publish(one, text({ toolVersion: '2.0' }), first);
  expect(next.id).not.toBe(id);
  expect(await verdicts()).toMatchObject([
    { id, state: 'superseded' },
    { id: next.id, state: 'published' },
  ]);
  expect(await revisions(id)).toHaveLength(1);
});

test('another holder who has read the standing verdict supersedes it, and never edits it', async () => {
  const { one, other, publish, verdicts } = await scene();
  const first = await publish(one, text(), null);
  const theirs = await publish(other, text({ call: 'skip' }), first);
  expect(await verdicts()).toMatchObject([
    { id: first.id, state: 'superseded', body: text().body, author_id: one.authorId },
    { id: theirs.id, state: 'published', author_id: other.authorId },
  ]);
});

test('a verdict that the writer has not seen is not replaced', async () => {
  const { one, other, placeOf, publish, write, verdicts } = await scene();
  const { id } = await publish(one, text(), null);
  const mine = text({ call: 'skip' });
  expect(await write(other, mine, null)).toEqual({ kind: 'overtaken' });
  expect(await verdicts()).toMatchObject([{ id, state: 'published' }]);
  expect(await findDraft(placeOf(other))).toMatchObject({ body: mine.body, call: 'skip' });
});

test('after a retraction there is nothing to replace, and the retracted one stays', async () => {
  const { one, publish, verdicts } = await scene();
  const first = await publish(one, text(), null);
  const { id } = first;
  expect(await retractVerdict(acting(), first, 'The test was wrong.')).toBe(true);
  expect(await retractVerdict(acting(), first, 'Again.')).toBe(false);
  const next = await publish(one, text({ call: 'skip' }), first);
  expect(await verdicts()).toMatchObject([
    { id, state: 'retracted' },
    { id: next.id, state: 'published' },
  ]);
  const [row] = await sql('SELECT retracted_reason FROM verdicts WHERE id = $1', [id]);
  expect(row).toEqual({ retracted_reason: 'The test was wrong.' });
});

test('a declared interest stops publishing and revising, until it is withdrawn', async () => {
  const { seat, one, tool: judged, placeOf, draft, publish, verdicts } = await scene();
  const first = await publish(one, text(), null);
  const { id } = first;
  await declareConflict(acting(), one.authorId, judged.id, 'I work there.');
  await declareConflict(acting(), one.authorId, judged.id, 'I worked there.');
  const place = await findReviewPlace(one.userId, seat.slug, judged.slug);
  expect(place?.conflict?.note).toBe('I worked there.');

  const again = text({ call: 'skip' });
  const version = await draft(one, again, first);
  const publishing = () => publishDraft(acting(), placeOf(one), again, { version, base: first });
  expect(await publishing()).toEqual({ kind: 'conflict' });
  expect(await verdicts()).toMatchObject([{ id, body: text().body }]);
  expect(await findDraft(placeOf(one))).not.toBeNull();

  expect(await withdrawConflict(acting(), one.authorId, judged.id)).toBe(true);
  expect(await withdrawConflict(acting(), one.authorId, judged.id)).toBe(false);
  expect(await publishing()).toMatchObject({ kind: 'published', effect: 'revises' });
});

test('a save over another version is refused and shows what is there', async () => {
  const { one, placeOf } = await scene();
  const place = placeOf(one);
  const say = (body: string) => ({ call: null, body, toolVersion: '', evidence: '' });
  const save = (body: string, version: number) =>
    saveDraft(place, say(body), { version, base: seenNone });

  expect(await save('first', 0)).toMatchObject({ kind: 'saved', draft: { version: 1 } });
  expect(await save('tab one', 1)).toMatchObject({ kind: 'saved', draft: { version: 2 } });
  for (const stale of [0, 1]) {
    const answer = await save('tab two', stale);
    expect(answer).toMatchObject({ kind: 'moved', other: { body: 'tab one', version: 2 } });
  }
  // Its answer was lost, so the tab sends it again.
  expect(await save('tab one', 1)).toMatchObject({ kind: 'saved', draft: { version: 2 } });
  expect(await findDraft(place)).toMatchObject({ body: 'tab one', version: 2 });

  expect(await discardDraft(place, 1)).toBe(false);
  expect(await discardDraft(place, 2)).toBe(true);
  expect(await save('too late', 2)).toEqual({ kind: 'gone' });
});

test('many saves of one version at once: one of them is kept whole', async () => {
  const { one, placeOf } = await scene();
  const place = placeOf(one);
  for (const version of [0, 1]) {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, tab) =>
        saveDraft(
          place,
          { call: null, body: `${version} from tab ${tab}`, toolVersion: '', evidence: '' },
          { version, base: seenNone },
        ),
      ),
    );
    const saved = answers.flatMap((answer) => (answer.kind === 'saved' ? [answer.draft] : []));
    expect(saved).toHaveLength(1);
    expect(await findDraft(place)).toEqual(saved[0]);
  }
});

test('a place is found by the tool’s slug or its name, and says who holds the seat', async () => {
  const { seat, one, other, tool: judged } = await scene();
  for (const given of [judged.slug, judged.name, judged.name.toUpperCase()]) {
    const place = await findReviewPlace(one.userId, seat.slug, given);
    expect(place).toMatchObject({
      tool: { slug: judged.slug },
      author: { id: one.authorId, name: one.name },
      conflict: null,
      standing: null,
      draft: null,
    });
    expect(place?.seat.holders.sort()).toEqual([one.userId, other.userId].sort());
  }
  for (const given of [
    'nobody-knows-it',
    '',
    '%',
    judged.name.replace('T', '_'),
    `${judged.name}\\`,
  ]) {
    expect(await findReviewPlace(one.userId, seat.slug, given)).toBeNull();
  }
  expect(await findReviewPlace(one.userId, 'no-seat', judged.slug)).toBeNull();
  await tool({ name: judged.name });
  expect(await findReviewPlace(one.userId, seat.slug, judged.name)).toBeNull();
});

test('a seat is given once, and held until its day is over', async () => {
  const seat = await rows.seat();
  const { userId, name } = await reviewer(seat.slug, seat.slug);
  expect(await findReviewer(userId)).toMatchObject({ name, seats: [{ slug: seat.slug }] });
  await sql("UPDATE seat_holdings SET until = '2026-02-01' WHERE seat_id = $1", [seat.id]);
  expect((await findReviewer(userId))?.seats).toEqual([]);
  expect((await findReviewPlace(userId, seat.slug, (await tool()).slug))?.seat.holders).toEqual([]);
  await giveSeat(acting(), userId, seat.slug, name, '2026-03-01');
  expect((await findReviewer(userId))?.seats).toHaveLength(1);
});

test('there has to be such a seat, and the name has to be free', async () => {
  const { userId, name } = await reviewer((await rows.seat()).slug);
  await expect(giveSeat(acting(), userId, 'no-seat', name, since)).rejects.toThrow(SeatRefusal);
  const model = await rows.author();
  const seat = await rows.seat();
  await expect(giveSeat(acting(), userId, seat.slug, model.name ?? '', since)).rejects.toThrow(
    /is named/,
  );
  expect((await findReviewer(userId))?.name).toBe(name);
});
