import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { communityOf, expectFigure, SOON, voteButton } from './support/matchup';

const { left, right, path } = cast.watching;

test('two browsers see each other’s votes, and so does who comes later', async ({
  page: one,
  newVisitor,
}) => {
  const two = await newVisitor();
  const plain = await newVisitor({ javaScriptEnabled: false });
  for (const each of [one, two]) {
    await each.goto(path);
    await expectFigure(communityOf(each, left), { ships: 0, skips: 0 });
    // Lost with a reload, which nobody must need.
    await each.evaluate(() => Object.assign(window, { untouched: true }));
  }
  await plain.goto(path);
  await expectFigure(communityOf(plain, left), { ships: 0, skips: 0 });

  await test.step('one votes, the other sees it', async () => {
    await voteButton(one, 'Ship', left).click();
    await expectFigure(communityOf(one, left), { ships: 1, skips: 0 });
    await expectFigure(communityOf(two, left), { ships: 1, skips: 0 }, SOON);
  });

  await test.step('the other votes on both, and the one sees it', async () => {
    await voteButton(two, 'Skip', left).click();
    await voteButton(two, 'Skip', right).click();
    await expectFigure(communityOf(two, right), { ships: 0, skips: 1 });
    await expectFigure(communityOf(one, left), { ships: 1, skips: 1 }, SOON);
    await expectFigure(communityOf(one, right), { ships: 0, skips: 1 }, SOON);
  });

  await test.step('a third loads the page, with and without JavaScript', async () => {
    await voteButton(one, 'Ship', right).click();
    await expectFigure(communityOf(one, right), { ships: 1, skips: 1 });
    // Without scripts what counts is the HTML, so it is loaded anew until the vote is in it.
    const read = async () => {
      await plain.goto(path);
      return communityOf(plain, right).textContent();
    };
    await expect.poll(read, { ...SOON, intervals: [100] }).toContain('2 votes');
    await expectFigure(communityOf(plain, left), { ships: 1, skips: 1 });
    await expectFigure(communityOf(plain, right), { ships: 1, skips: 1 });
    const three = await newVisitor();
    await three.goto(path);
    await expectFigure(communityOf(three, left), { ships: 1, skips: 1 }, SOON);
    await expectFigure(communityOf(three, right), { ships: 1, skips: 1 }, SOON);
  });

  for (const each of [one, two]) {
    expect(await each.evaluate(() => 'untouched' in window), 'never reloaded').toBe(true);
  }
});
