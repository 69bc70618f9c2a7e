import { beforeEach, expect, test } from 'vitest';
import { movedPanels, toldDisagreement, toldMoves } from '@/lib/domain/newsletter-news';
import type { Choice } from '@/lib/domain/tally';
import { acting, openWorld } from '@/scripts/testing/world';
import { noteStandingDay } from './movements';
import { readNews } from './newsletter-news';
import { retractVerdict } from './reviews';

const { rows, sql, tool, categoryId } = await openWorld();
const at = (text: string) => new Date(`${text}Z`);
const cover = { from: at('2026-11-08T09:00'), until: at('2026-11-15T09:00') };
const first = { toldBefore: { disagreement: [], watch: [] }, isFirst: true };
const author = await rows.author();
const seats = [await rows.seat({ name: 'Skeptic' }), await rows.seat({ name: 'Shipper' })] as const;

beforeEach(async () => {
  await sql('TRUNCATE matchups, tool_merges, verdict_revisions, verdicts, standing_days CASCADE');
  await sql("UPDATE tools SET state = 'retired' WHERE state = 'published'");
  await sql('UPDATE tool_standings SET ships = 0, skips = 0, panel_ships = 0, panel_skips = 0');
});

const news = () => readNews(cover, first);

/** A seat's verdict, from when on it stood and until when. */
function verdict(
  toolId: number,
  seat: 0 | 1,
  publishedAt: string,
  given: { call?: Choice; supersededAt?: string; retractedAt?: string } = {},
) {
  const { call = 'ship', supersededAt, retractedAt } = given;
  return rows.verdict({
    ...{ toolId, seatId: seats[seat].id, authorId: author.id, call, publishedAt: at(publishedAt) },
    ...(supersededAt && { state: 'superseded', supersededAt: at(supersededAt) }),
    ...(retractedAt && { state: 'retracted', retractedAt: at(retractedAt) }),
  });
}

const revise = (id: number, number: number, call: Choice, when: string) =>
  sql(
    `INSERT INTO verdict_revisions (verdict_id, number, call, body, tool_version, created_at)
     VALUES ($1, $2, $3, 'Another wording.', '1.0', $4)`,
    [id, number, call, at(when)],
  );

/** Whose panels moved, and how each seat changed, as "Skeptic ship→skip". */
async function moved() {
  const { panels } = await news();
  return movedPanels(panels).map(({ tool: { slug }, seats: changes }) => [
    slug,
    changes
      .filter(({ before, after }) => before !== after)
      .map(({ seat, before, after }) => `${seat.name} ${before ?? ''}→${after ?? ''}`),
  ]);
}

test('matchups that went live within the cover, the featured and the newest first', async () => {
  const made = async (
    publishAt: string,
    given: object = {},
    state: 'published' | 'draft' = 'published',
  ) => {
    const [left, right] = [await tool(), await tool({ state })];
    await rows.matchup({ leftId: left.id, rightId: right.id, publishAt: at(publishAt), ...given });
    return left.slug;
  };
  const oldest = await made('2026-11-08T09:00', { headline: 'The first' });
  const newest = await made('2026-11-15T08:59');
  const featured = await made('2026-11-10T09:00', { featuredRank: 1 });
  await made('2026-11-08T08:59');
  await made('2026-11-15T09:00');
  await made('2026-11-10T09:00', { state: 'withdrawn' });
  await made('2026-11-10T09:00', {}, 'draft');
  await made('2026-11-15T09:01', { state: 'scheduled' });
  const { matchups, matchupCount } = await news();
  expect(matchups.map(({ left }) => left.slug)).toEqual([featured, newest, oldest]);
  expect(matchupCount).toBe(3);
  expect(matchups[2]).toMatchObject({ headline: 'The first', left: { categoryId } });
  for (let n = 0; n < 4; n += 1) await made('2026-11-11T09:00');
  const more = await news();
  expect([more.matchups.length, more.matchupCount]).toEqual([5, 7]);
});

test('a matchup whose time has come is told, though the job that publishes it comes later', async () => {
  const [left, right] = [await tool(), await tool()];
  const publishAt = at('2026-11-15T08:59');
  await rows.matchup({ leftId: left.id, rightId: right.id, publishAt, state: 'scheduled' });
  expect((await news()).matchups).toMatchObject([{ left: { slug: left.slug } }]);
});

test('a verdict that is published, superseded, retracted or revised with another call', async () => {
  const published = await tool();
  await verdict(published.id, 0, '2026-11-01T09:00');
  await verdict(published.id, 1, '2026-11-08T09:00', { call: 'skip' });
  const superseded = await tool();
  await verdict(superseded.id, 0, '2026-11-01T09:00', { supersededAt: '2026-11-12T09:00' });
  await verdict(superseded.id, 0, '2026-11-12T09:00', { call: 'skip' });
  const retracted = await tool();
  await verdict(retracted.id, 0, '2026-11-01T09:00', { retractedAt: '2026-11-15T08:59' });
  await verdict(retracted.id, 1, '2026-11-01T09:00', { call: 'skip' });
  const revised = await tool();
  const { id } = await verdict(revised.id, 0, '2026-11-01T09:00', { call: 'ship' });
  await revise(id, 2, 'skip', '2026-11-10T09:00');
  expect(new Map((await moved()) as [string, string[]][])).toEqual(
    new Map([
      [published.slug, ['Shipper →skip']],
      [superseded.slug, ['Skeptic ship→skip']],
      [retracted.slug, ['Skeptic ship→']],
      [revised.slug, ['Skeptic ship→skip']],
    ]),
  );
});

test('no news: before and after the cover, another wording, there and back, merged tools', async () => {
  const before = await tool();
  await verdict(before.id, 0, '2026-11-08T08:59');
  await verdict(before.id, 1, '2026-11-15T09:00', { call: 'skip' });
  const reworded = await tool();
  const { id } = await verdict(reworded.id, 0, '2026-11-01T09:00');
  await revise(id, 2, 'ship', '2026-11-10T09:00');
  const back = await tool();
  const turned = await verdict(back.id, 0, '2026-11-01T09:00');
  await revise(turned.id, 2, 'skip', '2026-11-10T09:00');
  await revise(turned.id, 3, 'ship', '2026-11-11T09:00');
  const [source, target] = [await tool({ state: 'retired' }), await tool()];
  await verdict(target.id, 0, '2026-11-10T09:00');
  await sql(
    `INSERT INTO tool_merges (source_id, target_id, snapshot, merged_at) VALUES ($1, $2, '{}', $3)`,
    [source.id, target.id, at('2026-11-10T09:00')],
  );
  const draft = await tool({ state: 'draft' });
  await verdict(draft.id, 0, '2026-11-10T09:00');
  expect(await moved()).toEqual([]);
  // Revised after the cover: in it, it was what it had been.
  await revise(id, 3, 'skip', '2026-11-16T09:00');
  await sql("UPDATE verdicts SET call = 'skip' WHERE id = $1", [id]);
  expect(await moved()).toEqual([]);
});

test('a retraction at the desk is news of the cover that it falls into', async () => {
  const { id: toolId, slug } = await tool();
  const { id } = await verdict(toolId, 0, '2026-11-01T09:00');
  const from = new Date();
  await retractVerdict(acting(), { id, version: 1 }, 'It judged another tool.');
  const [now] = await sql<{ at: Date }>("SELECT clock_timestamp() + interval '1 s' AS at");
  const { panels } = await readNews({ from, until: now?.at ?? from }, first);
  expect(panels).toMatchObject([
    { tool: { slug }, seats: [{ seat: { name: 'Skeptic' }, before: 'ship', after: null }] },
  ]);
});

/** A tool whose tally was one at the end of the day before the cover, and is another; both seats call `panel`. */
async function voted(
  before: [number, number] | null,
  now: [number, number],
  { panel, since = '2026-11-01T09:00' }: { panel?: Choice; since?: string } = {},
) {
  const made = await tool();
  if (panel) {
    await verdict(made.id, 0, since, { call: panel });
    await verdict(made.id, 1, since, { call: panel });
  }
  const set = ([ships, skips]: readonly number[]) =>
    sql('UPDATE tool_standings SET ships = $2, skips = $3 WHERE tool_id = $1', [
      ...[made.id, ships, skips],
    ]);
  const note = (day: string) => noteStandingDay({ after: made.id - 1, last: made.id }, day);
  if (before) {
    await set(before);
    await note('2026-11-05');
  }
  // Of the day on which the cover begins: later than its beginning.
  await set([now[0], now[1] + 1]);
  await note('2026-11-08');
  await set(now);
  await note('2026-11-14');
  return made.slug;
}

test('moves are counted from the last day that ended before the cover began', async () => {
  const far = await voted([20, 20], [60, 30]);
  await voted([6, 4], [14, 6]);
  await voted([4, 0], [10, 30]);
  const { moves, votes } = await news();
  expect(toldMoves(moves)).toMatchObject([
    {
      tool: { slug: far, community: { ships: 60, skips: 30 } },
      before: { ships: 20, skips: 20 },
    },
  ]);
  expect(votes.map(({ before, tool: { community } }) => [before.ships, community.ships])).toEqual([
    ...[
      [20, 60],
      [4, 10],
      [6, 14],
    ],
  ]);
});

test('what the issue before told of a tool is not told twice: its move is counted from there', async () => {
  const slug = await voted([20, 20], [60, 30]);
  const told = (ships: number) => readNews(cover, first, new Map([[slug, { ships, skips: 30 }]]));
  expect(toldMoves((await told(60)).moves)).toEqual([]);
  expect(toldMoves((await told(20)).moves)).toMatchObject([{ before: { ships: 20, skips: 30 } }]);
});

test('a disagreement is new where panel and community did not disagree when the cover began', async () => {
  const skips = { panel: 'skip' } as const;
  const going = await voted([30, 0], [60, 0], skips);
  const byVotes = await voted(null, [50, 0], skips);
  await voted(null, [50, 0], { panel: 'ship' });
  const found = await news();
  expect(found.disagreements.map(({ tool: { slug } }) => slug).sort()).toEqual(
    [going, byVotes].sort(),
  );
  expect(toldDisagreement(found)).toMatchObject({
    ...{ tool: { slug: byVotes }, before: { ships: 0, skips: 0 } },
    panelBefore: { ships: 0, skips: 2 },
  });
  const toldBefore = { disagreement: [byVotes], watch: [] };
  expect(toldDisagreement({ ...found, toldBefore })?.tool.slug).toBe(going);
  const byPanel = await voted([20, 0], [20, 0], { ...skips, since: '2026-11-12T09:00' });
  expect(toldDisagreement({ ...(await news()), toldBefore })?.tool.slug).toBe(byPanel);
});
