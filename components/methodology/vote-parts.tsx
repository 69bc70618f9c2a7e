import { grouped } from '@/lib/domain/words';
import { getVoteCount } from '@/lib/queries/votes';
import { Part } from './part';

/** What the community's figure is, and which votes are in it. */
export async function VoteParts() {
  const { votes } = await getVoteCount();
  return (
    <>
      <Part id="community">
        <p>
          Visitors vote ship or skip on a tool. The figure is the share of counted votes that say
          ship. Until somebody votes, it is a dash. Now {grouped(votes)}{' '}
          {votes === 1 ? 'vote counts' : 'votes count'} on this site.
        </p>
        <p>
          Whoever happens to visit votes: this is no sample of anybody. The interval says how sure a
          count is of its own voters, not that others would vote as they did.
        </p>
      </Part>
      <Part id="votes">
        <p>
          <strong>One voter has at most one vote on one tool.</strong> It can be changed and taken
          back at any time: a changed vote counts as it stands now, one that was taken back does not
          count.
        </p>
        <p>
          A voter is known by a signed cookie that is set with the first vote and holds a random
          number, nothing else. There is no fingerprinting. From one network address only so many
          votes are taken in an hour: 60, unless who runs the site set another number. Of an address
          only a keyed hash is kept, and its key is another each day: at midnight UTC the count of
          an address begins anew.
        </p>
        <p>
          Who clears the cookie becomes a new voter: within the hourly limit of an address that
          can’t be told from a second person at the same connection. Read small counts with that in
          mind.
        </p>
        <p>
          Who signs in votes as their account, the same on every device. The votes of a browser that
          signs in become the account’s; where both had voted on a tool, the later vote stands, so
          the two are never counted twice. A browser that signs out is a new voter again.
        </p>
        <p>What does not count:</p>
        <ul className="grid list-disc gap-y-2 pl-6">
          <li>
            votes that a curator excluded, a voter’s or those from one address, with a reason. It
            stands in the history, it can be lifted, and an excluded vote stays excluded whoever has
            it;
          </li>
          <li>votes of an account that is suspended, for as long as it is;</li>
          <li>votes of an account that was deleted: they are gone from every figure;</li>
          <li>
            a second vote where two records of one tool were merged: each voter keeps one of them;
          </li>
          <li>votes on a tool that is not published: it has no page and no figure.</li>
        </ul>
        <p>
          Nobody’s vote weighs more than another’s, and none is weighed by its age. A tally can be
          counted anew from the votes at any time, and who runs the site can have that done with{' '}
          <code>npm run recount</code>.
        </p>
      </Part>
    </>
  );
}
