import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';

type Named = { slug: string; name: string };
export type Tally = { ships: number; skips: number };

/** How soon everybody sees a vote (contract.md, Promises), in milliseconds. */
export const SOON = { timeout: 5_000 };

export const sheetOf = (page: Page, tool: Named): Locator =>
  page.getByRole('article', { name: tool.name, exact: true });

export const figureOf = (within: Page | Locator, label: string): Locator =>
  within.getByRole('listitem', { name: label, exact: true });

/** The community's figure of a tool on a matchup page. */
export const communityOf = (page: Page, tool: Named): Locator =>
  figureOf(sheetOf(page, tool), 'Community');

export const voteButton = (page: Page, call: 'Ship' | 'Skip', tool: Named): Locator =>
  page.getByRole('button', { name: `${call} ${tool.name}`, exact: true });

/** The whole percentage by the contract's rule: 100 and 0 only where all agree. */
export function percentOf({ ships, skips }: Tally): number {
  const rounded = Math.round((100 * ships) / (ships + skips));
  return Math.min(skips > 0 ? 99 : 100, Math.max(ships > 0 ? 1 : 0, rounded));
}

/** Expects a community figure, seen and read out, to be that of `tally`. */
export async function expectFigure(
  figure: Locator,
  tally: Tally,
  within?: { timeout: number },
): Promise<void> {
  const votes = tally.ships + tally.skips;
  if (votes === 0) {
    await expect(figure.getByText('—', { exact: true })).toBeVisible(within);
    await expect(figure.getByText(/%/)).toHaveCount(0, within);
    const heard = expect.poll(() => figure.ariaSnapshot(), within);
    await heard.toContain('no community votes yet');
    await expect(figure.getByText('—', { exact: true })).toHaveAttribute('aria-hidden', 'true');
    return;
  }
  const count = votes === 1 ? '1 vote' : `${votes} votes`;
  await expect(figure.getByText(count, { exact: true })).toBeVisible(within);
  await expect(figure.getByText(`${percentOf(tally)}%`, { exact: true })).toBeVisible(within);
}

/** Expects which of a tool's two buttons stands pressed. */
export async function expectPressed(
  page: Page,
  tool: Named,
  call: 'Ship' | 'Skip' | null,
): Promise<void> {
  for (const each of ['Ship', 'Skip'] as const) {
    const pressed = String(each === call);
    await expect(voteButton(page, each, tool)).toHaveAttribute('aria-pressed', pressed);
  }
}

/** Answers a tool's tally as the JSON has it. */
export async function readTally(request: APIRequestContext, slug: string): Promise<Tally> {
  const response = await request.get(`/api/v1/tools/${slug}`);
  expect(response.status()).toBe(200);
  const { community } = await response.json();
  return { ships: community.ships, skips: community.skips };
}

/** Expects the JSON to have this tally soon. */
export async function expectTally(
  request: APIRequestContext,
  tool: Named,
  tally: Tally,
): Promise<void> {
  await expect
    .poll(() => readTally(request, tool.slug), { ...SOON, intervals: [100] })
    .toEqual(tally);
}

/** Opens a page with vote buttons, and comes back when it knows how its visitor voted. */
export async function openKnown(page: Page, path: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().includes('/api/me/votes?'));
  await page.goto(path);
  await (await answer).finished();
  // By the second frame the page has taken the answer in.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
