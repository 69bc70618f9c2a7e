import { PageLink } from '@/components/ui/page-link';
import { DATA_LICENCE } from '@/lib/domain/data-licence';
import { grouped } from '@/lib/domain/words';
import { getVoteCount } from '@/lib/queries/votes';
import { Part } from './part';

/** Prices, money, the data's licence, and made-up votes. */
export async function SiteParts() {
  const { simulated } = await getVoteCount();
  return (
    <>
      <Part id="prices">
        <p>
          A price is a read: what stood at its source on a day. Both are shown. Older reads are kept
          and stand on the tool’s page, each with what changed, and the newest counts. A check looks
          for texts that contradict the price beside them.
        </p>
      </Part>
      <Part id="money">
        <p>
          Nobody can pay this software for a place, a verdict or a rank: no order, figure or list in
          it knows of a payment. There are no advertisements. Links to tools are the addresses of
          their websites as a curator entered them; nothing is added that would earn anything. There
          are no trackers and no third party’s scripts. The code is open, so all of this can be
          checked.
        </p>
        <p>
          Who runs a copy of this site answers for what the code cannot see: who chooses the
          reviewers and whether they are paid, and by whom. Whoever takes money from a maker of a
          listed tool has an interest in it; it belongs among the declared ones, or this page is not
          true of that copy.
        </p>
      </Part>
      <Part id="data">
        <p>
          The figures, votes, prices and verdict texts may be used under{' '}
          <a href={DATA_LICENCE.url} rel="license noopener" className="underline">
            {DATA_LICENCE.name} ({DATA_LICENCE.short})
          </a>
          : also for money, and changed, if this site is named as the source. The code is under the
          MIT licence. Names and marks of tools belong to their makers.
        </p>
        <p>
          Each night a file of all votes that count and all verdicts is made, without anything that
          would tell who voted: a voter has another number on each tool and in each day’s file, so
          nobody can be followed from one to the next.{' '}
          <PageLink href="/data" className="underline">
            The files
          </PageLink>{' '}
          stand open to all, and <code>npm run verify -- FILE</code> recomputes every published
          figure from it and says where one differs.
        </p>
      </Part>
      <Part id="simulated">
        <p>
          Whoever runs a copy of this site can have made-up voters vote, to see it alive. Such votes
          are marked in the database, counted apart, and every page says so for as long as one of
          them counts. Now {simulated === 0 ? 'there are none' : `there are ${grouped(simulated)}`}.
        </p>
      </Part>
    </>
  );
}
