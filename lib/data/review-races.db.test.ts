import { expect, test } from 'vitest';
import { seenNone } from '@/lib/domain/review';
import { desk, text } from '@/scripts/testing/review-scene';
import { acting, openWorld } from '@/scripts/testing/world';
import { declareConflict } from './conflicts';
import { inTransaction } from './database';
import { findDraft, saveDraft } from './drafts';
import { findReviewPlace } from './review-places';
import { publishDraft, retractVerdict } from './reviews';

const world = await openWorld();
const { sql, tool } = world;
const { scene } = desk(world);

const other = (words: string, more: Parameters<typeof text>[0] = {}) =>
  text({ body: `${text().body} ${words}`, ...more });

/** Waits until a statement on this database stands in line for a lock. */
async function someoneWaits(): Promise<void> {
  await expect
    .poll(() =>
      sql(
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
      ),
    )
    .toHaveLength(1);
}

test('two tabs on one standing verdict: the second is told of the revision, and reverts nothing', async () => {
  const { one, placeOf, publish, write, verdicts, revisions } = await scene();
  const first = await publish(one, text(), null);
  const second = await publish(one, other('From tab A.'), first);
  expect(second).toEqual({ id: first.id, version: 2 });

  expect(await write(one, other('From tab B.'), first)).toEqual({ kind: 'overtaken' });
  expect(await verdicts()).toMatchObject([{ body: other('From tab A.').body }]);
  expect(await revisions(first.id)).toHaveLength(2);
  expect(await findDraft(placeOf(one))).toMatchObject({
    ...{ body: other('From tab B.').body, base: first },
  });
});

test('a holder does not supersede a wording that they never saw', async () => {
  const { one, other: holder, publish, write, verdicts } = await scene();
  const first = await publish(one, text(), null);
  await publish(one, other('Revised.'), first);
  expect(await write(holder, other('Mine.'), first)).toEqual({ kind: 'overtaken' });
  expect(await verdicts()).toMatchObject([
    { state: 'published', author_id: one.authorId, body: other('Revised.').body },
  ]);
});

test.each([false, true])(
  'two holders publish at once (one stands before: %s): one wins, the other keeps the draft',
  async (stands) => {
    for (let round = 0; round < 8; round += 1) {
      const { one, other, placeOf, draft, publish, verdicts } = await scene();
      const base = stands ? await publish(one, text({ toolVersion: '0.9' }), null) : null;
      const sides = [
        { who: one, content: text({ call: 'ship' }) },
        { who: other, content: text({ call: 'skip' }) },
      ];
      const versions = await Promise.all(
        sides.map(({ who, content }) => draft(who, content, base)),
      );
      const answers = await Promise.all(
        sides.map(({ who, content }, side) =>
          publishDraft(acting(), placeOf(who), content, {
            version: versions[side] ?? 0,
            base: base ?? seenNone,
          }),
        ),
      );
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['overtaken', 'published']);
      const winner = answers.findIndex(({ kind }) => kind === 'published');
      const standing = (await verdicts()).filter(({ state }) => state === 'published');
      expect(standing).toMatchObject([{ author_id: sides[winner]?.who.authorId }]);
      expect((await verdicts()).length).toBe(stands ? 2 : 1);
      for (const [side, { who }] of sides.entries()) {
        const kept = await findDraft(placeOf(who));
        if (side === winner) expect(kept).toBeNull();
        else expect(kept).not.toBeNull();
      }
    }
  },
);

test('one author publishes the same draft twice at once: it stands once', async () => {
  const { one, placeOf, draft, verdicts, revisions } = await scene();
  const version = await draft(one, text(), null);
  const answers = await Promise.all(
    [1, 2, 3].map(() => publishDraft(acting(), placeOf(one), text(), { version, base: seenNone })),
  );
  expect(answers.filter(({ kind }) => kind === 'published')).toHaveLength(1);
  const [verdict] = await verdicts();
  expect(await verdicts()).toHaveLength(1);
  expect(await revisions(verdict?.id ?? 0)).toHaveLength(1);
});

test('a revision and another holder’s verdict at once: one of them is told', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { one, other: holder, placeOf, publish, draft, verdicts } = await scene();
    const base = await publish(one, text(), null);
    const sides = [
      { who: one, content: other('Revised.') },
      { who: holder, content: other('Mine.') },
    ];
    const versions = await Promise.all(sides.map(({ who, content }) => draft(who, content, base)));
    const answers = await Promise.all(
      sides.map(({ who, content }, side) =>
        publishDraft(acting(), placeOf(who), content, { version: versions[side] ?? 0, base }),
      ),
    );
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['overtaken', 'published']);
    const winner = sides[answers.findIndex(({ kind }) => kind === 'published')];
    const standing = (await verdicts()).filter(({ state }) => state === 'published');
    expect(standing).toMatchObject([{ body: winner?.content.body }]);
  }
});

test('a revision and a retraction at once: what was not read is not taken back', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { one, placeOf, publish, draft, verdicts } = await scene();
    const base = await publish(one, text(), null);
    const version = await draft(one, other('Revised.'), base);
    const [answer, retracted] = await Promise.all([
      publishDraft(acting(), placeOf(one), other('Revised.'), { version, base }),
      retractVerdict(acting(), base, 'The test was wrong.'),
    ]);
    expect(answer.kind).toBe('published');
    const states = (await verdicts()).map(({ state, body }) => [state, body]);
    const revised = ['published', other('Revised.').body];
    expect(states).toEqual(retracted ? [['retracted', text().body], revised] : [revised]);
    if (!retracted) expect(await retractVerdict(acting(), base, 'Again.')).toBe(false);
  }
});

test('an interest that is being declared is waited for, and stops publishing', async () => {
  const { one, tool: judged, placeOf, draft, verdicts } = await scene();
  const version = await draft(one, text(), null);
  const publishing = await inTransaction(async (client) => {
    await client.query('SELECT 1 FROM authors WHERE id = $1 FOR NO KEY UPDATE', [one.authorId]);
    await client.query(
      "INSERT INTO conflicts_of_interest (author_id, tool_id, note) VALUES ($1, $2, 'Pay.')",
      [one.authorId, judged.id],
    );
    const answer = publishDraft(acting(), placeOf(one), text(), { version, base: seenNone });
    await someoneWaits();
    return { answer };
  });
  expect(await publishing.answer).toEqual({ kind: 'conflict' });
  expect(await verdicts()).toEqual([]);
});

test('an interest is declared after a verdict that is being published, and dated after it', async () => {
  const { one, tool: judged, draft, placeOf } = await scene();
  const version = await draft(one, text(), null);
  const declaring = await inTransaction(async (client) => {
    await client.query('SELECT 1 FROM verdict_drafts WHERE author_id = $1 FOR UPDATE', [
      one.authorId,
    ]);
    // It holds its author by then, and waits for the draft.
    const published = publishDraft(acting(), placeOf(one), text(), { version, base: seenNone });
    await someoneWaits();
    const declared = declareConflict(acting(), one.authorId, judged.id, 'Pay.');
    const early = await Promise.race([declared.then(() => true), pause(200)]);
    return { published, declared, early };
  });
  expect(declaring.early).toBe(false);
  expect((await declaring.published).kind).toBe('published');
  await declaring.declared;
  const rows = await sql(
    `SELECT published_at < declared_at AS "inOrder" FROM verdicts
     JOIN conflicts_of_interest USING (author_id, tool_id) WHERE tool_id = $1`,
    [judged.id],
  );
  expect(rows).toEqual([{ inOrder: true }]);
});

const pause = (ms: number) =>
  new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), ms);
  });

test('who gave up the seat meanwhile publishes nothing, nor on a tool that was retired', async () => {
  const { one, seat, tool: judged, placeOf, draft, verdicts } = await scene();
  const version = await draft(one, text(), null);
  const publishing = () =>
    publishDraft(acting(), placeOf(one), text(), { version, base: seenNone });
  await sql("UPDATE tools SET state = 'retired' WHERE id = $1", [judged.id]);
  expect(await publishing()).toEqual({ kind: 'unpublished' });
  await sql("UPDATE tools SET state = 'published' WHERE id = $1", [judged.id]);
  const until = (day: string | null) =>
    sql('UPDATE seat_holdings SET until = $1 WHERE seat_id = $2 AND author_id = $3', [
      ...[day, seat.id, one.authorId],
    ]);
  await until('2026-02-01');
  expect(await publishing()).toEqual({ kind: 'unseated' });
  expect(await verdicts()).toEqual([]);
  expect(await findDraft(placeOf(one))).not.toBeNull();
  await until(null);
  expect((await publishing()).kind).toBe('published');
});

test('a tool that was never published is named to nobody', async () => {
  const { one, seat } = await scene();
  for (const [state, found] of [
    ['draft', false],
    ['retired', true],
  ] as const) {
    const { slug } = await tool({ state });
    expect((await findReviewPlace(one.userId, seat.slug, slug)) !== null, state).toBe(found);
  }
});

test('a draft remembers which wording its writer had seen', async () => {
  const { one, placeOf, publish } = await scene();
  const seen = await publish(one, text(), null);
  const typed = { call: null, body: 'Half', toolVersion: '', evidence: '' };
  await saveDraft(placeOf(one), typed, { version: 0, base: seen });
  expect((await findDraft(placeOf(one)))?.base).toEqual(seen);
  await saveDraft(placeOf(one), typed, { version: 1, base: seenNone });
  expect((await findDraft(placeOf(one)))?.base).toEqual(seenNone);
});
