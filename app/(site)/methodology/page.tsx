import { pageMetadata } from '@/app/metadata';
import { WorkedExample } from '@/components/matchup/worked-example';
import { PageHead } from '@/components/ui/page-head';
import { grouped } from '@/lib/domain/words';
import { getSeats } from '@/lib/queries/seats';
import { getVoteCount } from '@/lib/queries/votes';

export const ensureStatic = 'navigation';

export const metadata = pageMetadata({
  title: 'How every number is made',
  description:
    'What counts as a vote, how a percentage and its interval are computed, who the reviewers are.',
  path: '/methodology',
  type: 'website',
});

export default async function MethodologyPage() {
  const [seats, { votes, simulated }] = await Promise.all([getSeats(), getVoteCount()]);
  return (
    <>
      <PageHead title="How every number is made">
        A figure here is a count, shown with how sure it is. This page says what is counted and how,
        so that anyone can do it again.
      </PageHead>
      <div className="grid max-w-prose gap-y-10">
        <Part id="panel" title="The panel’s figure">
          <p>
            Each tool is judged by reviewers who hold a seat:{' '}
            {seats.map((seat) => seat.name).join(', ')}. A reviewer writes a verdict and calls it:
            ship or skip. “75% panel ship” is the share of published verdicts that say ship, three
            of four, and no more than that.
          </p>
          <p>
            Every verdict says who wrote it and whether that is a person or a model. All verdicts in
            the sample catalogue are illustrative: a model wrote them, and each says so.
          </p>
          <p>
            A verdict is about the version that it names. When its wording changes, it says when,
            and its page shows word by word what changed. A newer verdict of the same seat takes the
            older one’s place; a retracted one stays readable with the reason. Neither of these is
            counted any more. A reviewer who has declared an interest in a tool publishes no verdict
            on it.
          </p>
        </Part>
        <Part id="seats" title="A seat’s record">
          <p>
            A seat <strong>ships</strong> as often as its published verdicts say ship. Verdicts on
            tools that are not published any more are left out.
          </p>
          <p>
            A seat <strong>dissents</strong> on a tool when most of the panel’s verdicts on it say
            the opposite. Counted are the tools that the seat judged and on which it could have been
            in a minority: those with three verdicts or more, as many ships as skips left out.
          </p>
          <p>
            How far a seat stands <strong>from the community</strong> is counted on the tools that
            the seat judged and on which the community has a clear side: the 95% interval of its
            figure lies wholly above or wholly below 50%. There the seat either calls as the
            community does or it does not. It is called near or far only where the interval of that
            share leaves out 50% as well.
          </p>
          <p>
            Each share stands with its counts and its 95% interval, as every figure here. A seat’s
            record is that of the seat, whoever held it.
          </p>
        </Part>
        <Part id="community" title="The community’s figure">
          <p>
            Visitors vote ship or skip on a tool. One voter has at most one vote on one tool; it can
            be changed and taken back at any time. The figure is the share of counted votes that say
            ship. Until somebody votes, it is a dash. Now {grouped(votes)}{' '}
            {votes === 1 ? 'vote counts' : 'votes count'} on this site.
          </p>
          <p>
            A voter is known by a signed cookie that is set with the first vote and holds a random
            number, nothing else. There is no fingerprinting. From one network address only so many
            votes are taken in an hour. Of an address only a keyed hash is kept, and its key is
            another each day: at midnight UTC the count of an address begins anew.
          </p>
          <p>
            Who clears the cookie becomes a new voter: within the hourly limit of an address that
            can’t be told from a second person at the same connection. Read small counts with that
            in mind.
          </p>
          <p>
            Who signs in votes as their account, the same on every device. The votes of a browser
            that signs in become the account’s; where both had voted on a tool, the later vote
            stands, so the two are never counted twice. A vote that was excluded stays excluded
            whoever has it. A browser that signs out is a new voter again, and an account that is
            deleted takes its votes out of every figure.
          </p>
        </Part>
        <Part id="percentage" title="The percentage">
          <p>
            Ships divided by all, in whole percent, half a point rounded up. 100% stands only where
            nobody skipped, and 0% only where nobody shipped; next to that it is 99% or 1%. Fewer
            than 5 votes are marked as early.
          </p>
        </Part>
        <Part id="interval" title="The interval">
          <p>
            The whisker on each bar is the 95% Wilson score interval: the range in which the share
            would probably lie if everybody like these voters had been asked. Four opinions make it
            wide, and that is the point of showing it.
          </p>
          <p className="overflow-x-auto">
            (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), with z = 1.96
          </p>
          <p>
            Sources: E. B. Wilson, Journal of the American Statistical Association 22 (1927),
            209–212; R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, method 3.
          </p>
          <WorkedExample />
        </Part>
        <Part id="comparisons" title="Comparisons">
          <p>
            One tool is called ahead of another, or the panel above the community, only where the
            two intervals do not overlap. Where they do, the page says that it is too close to call.
          </p>
        </Part>
        <Part id="prices" title="Prices">
          <p>
            A price is a read: what stood at its source on a day. Both are shown. Older reads are
            kept, and the newest counts. A check looks for texts that contradict the price beside
            them.
          </p>
        </Part>
        <Part id="simulated" title="Simulated votes">
          <p>
            Whoever runs a copy of this site can have made-up voters vote, to see it alive. Such
            votes are marked in the database, counted apart, and every page says so for as long as
            one of them counts. Now{' '}
            {simulated === 0 ? 'there are none' : `there are ${grouped(simulated)}`}.
          </p>
        </Part>
      </div>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid gap-y-4">
      <h2 id={`${id}-title`} className="font-serif text-head font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}
