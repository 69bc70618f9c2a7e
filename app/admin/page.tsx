import { AdminHead } from '@/components/admin/admin-head';
import { NewestAccounts, Part, type WorkItem, WorkList } from '@/components/admin/dashboard';
import { VotesChart } from '@/components/admin/votes/votes-chart';
import { requireRole } from '@/lib/auth/viewer';
import { countDeskWork, countVotesSince, listNewestAccounts } from '@/lib/data/dashboard';
import { countDuplicates, MOST_DUPLICATES } from '@/lib/data/duplicates';
import { countOldPrices } from '@/lib/data/tool-list';
import { CHART_DAYS, type DeskWork, firstDayOf } from '@/lib/domain/dashboard';
import { everyDay } from '@/lib/domain/vote-desk';

const NEWEST = 5;

const itemsOf = (work: DeskWork, oldPrices: number, duplicates: number): WorkItem[] => [
  {
    href: '/admin/tools?price=old&sort=price',
    count: oldPrices,
    name: 'Stale prices',
    note: 'Read more than 90 days ago, or never',
  },
  {
    href: '/admin/duplicates',
    count: duplicates,
    most: MOST_DUPLICATES,
    name: 'Likely duplicates',
    note: 'Pairs that nobody has judged',
  },
  {
    href: '/admin/panels',
    count: work.incompletePanels,
    name: 'Incomplete panels',
    note: 'Published tools that not every seat has judged',
  },
  {
    href: '/admin/suggestions?state=open',
    count: work.openSuggestions,
    name: 'Suggestions',
    note: 'That nobody has answered',
  },
  {
    href: '/admin/jobs?state=failed',
    count: work.failedJobs,
    name: 'Failed jobs',
    note: 'Whose last run went wrong',
  },
  {
    href: '/admin/people?state=new',
    count: work.newAccounts,
    name: 'New accounts',
    note: 'Signed up in the last seven days',
  },
];

export default async function AdminPage() {
  await requireRole('admin', '/admin');
  const now = new Date();
  const days = {
    first: firstDayOf(now, CHART_DAYS),
    last: firstDayOf(now, 1),
  };
  const [work, oldPrices, duplicates, votes, accounts] = await Promise.all([
    countDeskWork(),
    countOldPrices(days.last),
    countDuplicates(),
    countVotesSince(days.first),
    listNewestAccounts(NEWEST),
  ]);
  return (
    <>
      <AdminHead title="Curator’s desk">What needs a hand now.</AdminHead>
      <Part id="work" title="To do">
        <WorkList items={itemsOf(work, oldPrices, duplicates)} />
      </Part>
      <Part id="votes" title="Votes">
        <VotesChart days={everyDay(votes, days)} />
      </Part>
      <Part id="accounts" title="Newest accounts">
        <NewestAccounts accounts={accounts} />
      </Part>
    </>
  );
}
