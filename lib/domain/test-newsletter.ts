import type { ItemFacts, NewsletterIssue, NewsletterItem } from './newsletter';

/** Shared by the tests of the newsletter; no part of the domain. */

const toldTool = (part: Partial<ItemFacts['tools'][number]> = {}): ItemFacts['tools'][number] => ({
  slug: 'claw-code',
  name: 'Claw Code',
  panel: { ships: 5, skips: 2 },
  community: { ships: 91, skips: 37 },
  ...part,
});

export const itemOf = (part: Partial<NewsletterItem> = {}): NewsletterItem => ({
  id: 1,
  rank: 1,
  kind: 'matchup',
  included: true,
  title: 'Claw Code vs Zed: in the terminal or in the editor',
  body: 'Both write code for you.\n\nOne lives in the terminal,\nthe other is the editor.',
  path: '/compare/claw-code-vs-zed',
  facts: {
    tools: [toldTool(), toldTool({ slug: 'zed', name: 'Zed', panel: { ships: 4, skips: 3 } })],
  },
  categoryIds: [],
  ...part,
});

/** An item that tells how one tool's figures moved. */
export const movedItem = (part: Partial<NewsletterItem> = {}): NewsletterItem =>
  itemOf({
    kind: 'move',
    title: 'Zed is up 12 points',
    path: '/tools/zed',
    facts: {
      tools: [
        toldTool({
          ...{ slug: 'zed', name: 'Zed', community: { ships: 3, skips: 1 } },
          communityBefore: { ships: 1, skips: 1 },
        }),
      ],
    },
    ...part,
  });

export const issueOf = (part: Partial<NewsletterIssue> = {}): NewsletterIssue => ({
  id: 7,
  week: '2026-11-23',
  number: 12,
  state: 'sending',
  coversFrom: '2026-11-16T09:00:00.000Z',
  coversUntil: '2026-11-22T09:00:00.000Z',
  subject: 'Claw Code against Zed, and a panel that changed its mind',
  intro: 'A quiet week with one loud exception.\n\nSmall counts are called early.',
  revision: 1,
  sendAt: '2026-11-23T09:00:00.000Z',
  approvedAt: '2026-11-23T08:00:00.000Z',
  startedAt: '2026-11-23T09:00:01.000Z',
  finishedAt: null,
  items: [itemOf(), movedItem({ id: 2, rank: 2 })],
  ...part,
});
