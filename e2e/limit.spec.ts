import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { countVotes, postForm, readForm, sendVote } from './support/form';
import { communityOf, expectFigure, expectPressed, sheetOf, voteButton } from './support/matchup';

const { left, right, path } = cast.limit;
const VOTES_PER_HOUR = 60;

test('over the limit of an address a vote is refused with when to try again', async ({
  page,
  newVoter,
  newVisitor,
}) => {
  const voter = await newVoter();
  const form = await readForm(voter, path, left.slug);
  for (let vote = 0; vote < VOTES_PER_HOUR; vote++) {
    const choice = vote % 2 ? 'ship' : 'skip';
    const answer = await sendVote(voter, path, form, { tool: left.slug, choice });
    expect(await answer.text()).toContain('"ok":true');
  }

  // Everybody in this test comes from one address.
  await page.goto(path);
  await voteButton(page, 'Ship', right).click();
  const said = sheetOf(page, right).locator('[aria-live="polite"]');
  await expect(said).toHaveText(/too many votes.*not counted.*try again in (an hour|\d+ minutes)/i);
  await expectFigure(communityOf(page, right), { ships: 0, skips: 0 });
  await expectPressed(page, right, null);
  expect(await page.context().cookies()).toEqual([]);

  const refused = await postForm(voter, path, left.slug, { choice: 'skip' });
  expect(await refused.text()).toMatch(/too many votes/i);
  const plain = await newVisitor({ javaScriptEnabled: false });
  await plain.goto(path);
  await voteButton(plain, 'Ship', right).click();
  await expect(plain.getByText(/too many votes.*try again in/i)).toBeVisible();

  const stranger = await newVoter({ 'x-forwarded-for': '192.0.2.8' });
  expect(await countVotes(stranger, path, left.slug)).toEqual({ ships: 1, skips: 0 });
  expect(await countVotes(stranger, path, right.slug)).toEqual({ ships: 0, skips: 0 });

  const elsewhere = await newVisitor({ extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.7' } });
  await elsewhere.goto(path);
  await voteButton(elsewhere, 'Ship', right).click();
  await expectFigure(communityOf(elsewhere, right), { ships: 1, skips: 0 });
});
