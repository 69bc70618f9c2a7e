import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { MatchupStep } from '@/lib/domain/matchup-rules';
import { openWorld } from '@/scripts/testing/world';
import { findDeskMatchup } from './desk-matchups';
import { publishDueMatchups } from './due-matchups';
import {
  createMatchup,
  discardMatchup,
  type SeenStanding,
  saveMatchup,
  stepMatchup,
} from './matchup-changes';
import { findMatchup } from './matchups';
import { undoOperation } from './undo';

const { sql, tool } = await openWorld();

const acting = () => ({
  ...{ kind: 'person' as const, userId: randomUUID(), operation: randomUUID() },
  ...{ addressHash: null, reason: null },
});
const words = { headline: null, editorNote: null };
const now = new Date('2026-12-01T12:00:00Z');
const ahead = new Date('2026-12-02T12:00:00Z');

async function draft() {
  const [left, right] = [await tool(), await tool()];
  const { matchup } = await createMatchup(acting(), {
    ...words,
    leftId: left.id,
    rightId: right.id,
  });
  return { id: matchup.id, left, right };
}
const draftSeen: SeenStanding = { state: 'draft', publishAt: null };
/** Takes a step from a page that was opened just now. */
async function step(id: number, to: MatchupStep, revision = 1, by = acting()) {
  const { state, publishAt } = (await findDeskMatchup(id)) ?? draftSeen;
  const seen = { state, publishAt };
  return stepMatchup(by, { id, revision, seen, step: to, publishAt: timeOf(to) }, now);
}
const timeOf = (to: MatchupStep) => (to === 'schedule' ? ahead : null);

describe('one matchup a pair', () => {
  test('whichever way round, and in whatever state the first one is', async () => {
    for (const state of ['draft', 'scheduled', 'published', 'withdrawn'] as const) {
      const { id, left, right } = await draft();
      await sql('UPDATE matchups SET state = $2, publish_at = $3 WHERE id = $1', [id, state, now]);
      for (const [leftId, rightId] of [
        [left.id, right.id],
        [right.id, left.id],
      ] as const) {
        expect(await createMatchup(acting(), { ...words, leftId, rightId })).toEqual({
          ...{ kind: 'exists', matchup: { id, state } },
        });
      }
    }
  });

  test('also when many make it at the same moment, from both ends', async () => {
    const [one, other] = [await tool(), await tool()];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        createMatchup(acting(), {
          ...words,
          ...(n % 2
            ? { leftId: one.id, rightId: other.id }
            : { leftId: other.id, rightId: one.id }),
        }),
      ),
    );
    expect(answers.filter(({ kind }) => kind === 'created')).toHaveLength(1);
    expect(new Set(answers.map(({ matchup }) => matchup.id)).size).toBe(1);
  });
});

describe('editing', () => {
  test('saves the words and swaps the sides', async () => {
    const { id, left, right } = await draft();
    const edit = { id, revision: 1, leftId: right.id, headline: 'New', editorNote: 'Note' };
    const answer = await saveMatchup(acting(), edit);
    expect(answer).toMatchObject({
      kind: 'done',
      matchup: {
        ...{ revision: 2, headline: 'New', editorNote: 'Note' },
        ...{ left: { id: right.id }, right: { id: left.id } },
      },
    });
  });

  test('of two who read the same, the second is shown what the first one saved', async () => {
    const { id } = await draft();
    const save = (headline: string) =>
      saveMatchup(acting(), { id, revision: 1, leftId: 1, headline, editorNote: null });
    const answers = await Promise.all([save('One'), save('Other')]);
    const [done] = answers.filter(({ kind }) => kind === 'done');
    const [late] = answers.filter(({ kind }) => kind === 'overtaken');
    if (done?.kind !== 'done' || late?.kind !== 'overtaken') throw new Error('not one of each');
    expect(late.stands).toEqual(done.matchup);
    expect(await findDeskMatchup(id)).toEqual(done.matchup);
  });

  test('nothing is pressed on what was not read', async () => {
    const { id } = await draft();
    await saveMatchup(acting(), { id, revision: 1, leftId: 1, ...words, headline: 'New' });
    expect(await step(id, 'publish')).toMatchObject({ kind: 'overtaken' });
    expect(await discardMatchup(acting(), { id, revision: 1 })).toMatchObject({
      kind: 'overtaken',
    });
    expect((await findDeskMatchup(id))?.state).toBe('draft');
  });

  test('there is nothing to do with a matchup that is none', async () => {
    const none = { id: 2_000_000_000, revision: 1 };
    expect(await step(none.id, 'publish')).toEqual({ kind: 'unknown' });
    expect(await discardMatchup(acting(), none)).toEqual({ kind: 'unknown' });
    expect(await saveMatchup(acting(), { ...none, ...words, leftId: 1 })).toEqual({
      kind: 'unknown',
    });
  });
});

describe('steps', () => {
  test('draft → scheduled → published → withdrawn → draft, with the times that go with them', async () => {
    const { id } = await draft();
    const walk: [MatchupStep, string, Date | null][] = [
      ['schedule', 'scheduled', ahead],
      ['unschedule', 'draft', null],
      ['schedule', 'scheduled', ahead],
      ['publish', 'published', now],
      ['withdraw', 'withdrawn', now],
      ['publish', 'published', now],
      ['withdraw', 'withdrawn', now],
      ['redraft', 'draft', null],
    ];
    for (const [to, state, publishAt] of walk) {
      expect(await step(id, to)).toMatchObject({
        ...{ kind: 'done', matchup: { state, publishAt: publishAt?.toISOString() ?? null } },
      });
    }
  });

  test('each step can be undone, and the undoing too', async () => {
    const { id } = await draft();
    const walk: MatchupStep[] = ['schedule', 'publish', 'withdraw', 'redraft'];
    for (const to of walk) {
      const before = await findDeskMatchup(id);
      const by = acting();
      const revision = before?.revision ?? 0;
      expect((await step(id, to, revision, by)).kind, to).toBe('done');
      const after = await findDeskMatchup(id);
      const undoing = acting();
      expect((await undoOperation(undoing, by.operation)).kind, to).toBe('undone');
      expect(await findDeskMatchup(id)).toEqual({ ...before, revision: revision + 1 });
      expect((await undoOperation(acting(), undoing.operation)).kind, to).toBe('undone');
      expect(await findDeskMatchup(id)).toEqual({ ...after, revision: revision + 2 });
    }
  });

  test('the rules are asked, and what they refuse is not done', async () => {
    const { id, right } = await draft();
    expect(await step(id, 'withdraw')).toMatchObject({ kind: 'refused' });
    await sql("UPDATE tools SET state = 'draft' WHERE id = $1", [right.id]);
    expect(await step(id, 'publish')).toMatchObject({
      ...{ kind: 'refused', reason: expect.stringContaining(right.name) },
    });
    expect((await findDeskMatchup(id))?.state).toBe('draft');
    expect((await step(id, 'schedule')).kind).toBe('done');
  });

  test('of two who press at the same moment, one does it', async () => {
    const { id } = await draft();
    const pressed = { id, revision: 1, seen: draftSeen, step: 'publish', publishAt: null } as const;
    const press = () => stepMatchup(acting(), pressed, now);
    const answers = await Promise.all([press(), press(), press()]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'moved', 'moved']);
  });

  test('of two who give it a time at once, one does, and the other is told which stands', async () => {
    const { id } = await draft();
    await step(id, 'schedule');
    const seen: SeenStanding = { state: 'scheduled', publishAt: ahead.toISOString() };
    const schedule = (publishAt: Date) =>
      stepMatchup(acting(), { id, revision: 1, seen, step: 'schedule', publishAt }, now);
    const answers = await Promise.all([
      schedule(new Date('2026-12-07T09:00:00Z')),
      schedule(new Date('2026-12-08T09:00:00Z')),
    ]);
    const [done] = answers.filter(({ kind }) => kind === 'done');
    const [late] = answers.filter(({ kind }) => kind === 'moved');
    if (done?.kind !== 'done' || late?.kind !== 'moved') throw new Error('not one of each');
    expect(late.stands).toEqual(done.matchup);
    expect(await findDeskMatchup(id)).toEqual(done.matchup);
  });

  test('an old page publishes nothing over a fresh time, nor over what went live by itself', async () => {
    const { id } = await draft();
    const press = (seen: SeenStanding, to: MatchupStep) =>
      stepMatchup(acting(), { id, revision: 1, seen, step: to, publishAt: timeOf(to) }, now);
    await step(id, 'schedule');
    const scheduled = { state: 'scheduled', publishAt: ahead.toISOString() } as const;
    expect(await press(draftSeen, 'publish')).toMatchObject({ kind: 'moved', stands: scheduled });
    expect(await publishDueMatchups(ahead)).toContain(id);
    expect(await press(scheduled, 'unschedule')).toMatchObject({
      ...{ kind: 'moved', stands: { state: 'published' } },
    });
    expect((await findDeskMatchup(id))?.state).toBe('published');
  });

  test('a draft is thrown away and comes back by undo; nothing else is thrown away', async () => {
    const { id } = await draft();
    const before = await findDeskMatchup(id);
    const by = acting();
    expect((await discardMatchup(by, { id, revision: 1 })).kind).toBe('done');
    expect(await findDeskMatchup(id)).toBeNull();
    expect((await undoOperation(acting(), by.operation)).kind).toBe('undone');
    expect(await findDeskMatchup(id)).toMatchObject({ ...before, revision: 1 });
    await step(id, 'publish');
    expect(await discardMatchup(acting(), { id, revision: 1 })).toMatchObject({ kind: 'refused' });
  });
});

test('a withdrawn matchup leaves the plain page, which says so; a draft leaves nothing behind', async () => {
  const { id, left, right } = await draft();
  await saveMatchup(acting(), {
    id,
    revision: 1,
    leftId: right.id,
    headline: 'Head',
    editorNote: 'Note',
  });
  const plain = async () => findMatchup(left.slug, right.slug);
  expect(await plain()).toMatchObject({ curated: null, withdrawn: false });
  await step(id, 'publish', 2);
  expect(await plain()).toMatchObject({
    ...{ curated: { editorNote: 'Note' }, withdrawn: false, left: { slug: right.slug } },
  });
  await step(id, 'withdraw', 2);
  const [first, second] = [left.slug, right.slug].sort();
  expect(await plain()).toMatchObject({
    ...{ curated: null, withdrawn: true, left: { slug: first }, right: { slug: second } },
  });
  await step(id, 'redraft', 2);
  expect(await plain()).toMatchObject({ curated: null, withdrawn: false });
});
