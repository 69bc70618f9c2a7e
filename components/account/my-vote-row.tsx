'use client';

import { useId, useState } from 'react';
import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import { Percentage } from '@/components/ui/figure-in-words';
import { PageLink } from '@/components/ui/page-link';
import { CallButtons, callOfButton } from '@/components/vote/call-buttons';
import { castVote, type VoteState } from '@/lib/actions/vote';
import { figureOf } from '@/lib/domain/figure';
import type { Counted } from '@/lib/domain/figure-words';
import { callOf, type MyVote } from '@/lib/domain/my-votes';
import { type Choice, countVotes, type Tally } from '@/lib/domain/tally';
import type { CastVote } from '@/lib/domain/vote';
import { counted } from '@/lib/domain/words';

const UNREACHED = 'The change did not reach us, so your vote stands as it was. Please try again.';

/** One vote of the account, with the panel's and the community's call beside it. */
export function MyVoteRow({
  vote,
  post,
  posted,
  onChange,
}: {
  vote: MyVote;
  /** Sends the form where there is no JavaScript. */
  post: (form: FormData) => void;
  posted: VoteState;
  /** Called once a change is recorded. */
  onChange: () => void;
}) {
  const { tool } = vote;
  const { recorded: last, refusal, chosen, cast } = useChange(tool.slug, posted, onChange);
  // Who comes back to an open page gets a list that was read anew: it knows of votes cast elsewhere.
  const recorded = last && last.asOf > vote.asOf ? last : null;
  const standing = recorded ? recorded.choice : vote.choice;
  const choice = chosen === undefined ? standing : chosen;
  const community: Tally = recorded ?? vote.community;
  const id = useId();

  return (
    <li className="grid gap-x-12 gap-y-3 border-b border-hairline py-5 md:grid-cols-[1fr_20rem]">
      <div className="grid content-start gap-x-12 gap-y-2 lg:grid-cols-[2fr_3fr]">
        <h3 className="font-serif text-lead font-semibold">
          {vote.open ? (
            <PageLink href={`/tools/${tool.slug}`} className="hover:underline">
              {tool.name}
            </PageLink>
          ) : (
            tool.name
          )}
        </h3>
        <dl className="grid grid-cols-[6.5rem_1fr] gap-y-1 text-note">
          <Fact term="You">
            {standing ? <CallMark call={standing} /> : 'No vote any more'}
            <span className="text-muted">
              <DateTime date={recorded?.asOf ?? vote.changedAt} />
            </span>
          </Fact>
          <GroupFact term="Panel" of="reviewer" tally={vote.panel} nobody="no verdicts yet">
            {`${vote.panel.ships} of ${counted(countVotes(vote.panel), 'reviewer')}`}
          </GroupFact>
          <GroupFact term="Community" of="vote" tally={community} nobody="no votes">
            {counted(countVotes(community), 'vote')}
          </GroupFact>
        </dl>
        {vote.counted ? null : (
          <p className="max-w-prose text-note lg:col-span-2">
            This vote was excluded: it is not in the community’s figure.
          </p>
        )}
      </div>
      {vote.open ? (
        <form
          action={post}
          onSubmit={(event) => {
            event.preventDefault();
            const call = callOfButton(event.nativeEvent);
            if (call) void cast(call === choice ? null : call);
          }}
          className="no-print"
        >
          <input type="hidden" name="tool" value={tool.slug} />
          <input type="hidden" name="as" value="account" />
          <CallButtons
            tool={tool}
            choice={choice}
            describedBy={refusal ? `${id}refusal` : undefined}
          />
          <p className="min-h-7 pt-2 text-note text-muted" aria-live="polite">
            {refusal ? (
              <span id={`${id}refusal`} className="text-skip">
                {refusal}
              </span>
            ) : last && last.choice === standing ? (
              `Your vote on ${tool.name} is ${standing ? `recorded: ${standing}` : 'taken back'}.`
            ) : null}
          </p>
        </form>
      ) : (
        <p className="max-w-prose text-note text-muted">
          No longer listed, so its votes are closed.
        </p>
      )}
    </li>
  );
}

/**
 * Sends changes one after the other. `recorded` is the newest that was recorded, `refusal` says why the
 * last one was not, and `chosen` is what one that is under way chose (undefined: none is).
 */
function useChange(slug: string, posted: VoteState, onChange: () => void) {
  const [recorded, setRecorded] = useState<CastVote | null>(posted?.ok ? posted.data : null);
  const [refusal, setRefusal] = useState(posted && !posted.ok ? posted.message : null);
  const [underWay, setUnderWay] = useState<{ choice: Choice | null } | null>(null);
  const cast = async (choice: Choice | null) => {
    const change = { choice };
    setUnderWay(change);
    setRefusal(null);
    try {
      const answer = await castVote(null, { tool: slug, choice: choice ?? 'none', as: 'account' });
      if (answer.ok) {
        setRecorded(answer.data);
        onChange();
      } else setRefusal(answer.message);
    } catch {
      // Only an answer says that a vote is recorded, and there is none.
      setRefusal(UNREACHED);
    }
    setUnderWay((last) => (last === change ? null : last));
  };
  return { recorded, refusal, chosen: underWay?.choice, cast };
}

/** What a group says as one, never without the count behind it. */
function GroupFact({
  term,
  of,
  tally,
  nobody,
  children,
}: {
  term: string;
  of: Counted;
  tally: Tally;
  nobody: string;
  children: React.ReactNode;
}) {
  const call = callOf(tally);
  return (
    <Fact term={term}>
      {call === null ? null : call === 'split' ? (
        <span className="font-semibold">Split</span>
      ) : (
        <CallMark call={call} />
      )}
      <span className="text-muted">
        {call === null ? (
          nobody
        ) : (
          <Percentage figure={figureOf(tally)} of={of}>
            {' '}
            ship, {children}
          </Percentage>
        )}
      </span>
    </Fact>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="font-semibold">{term}</dt>
      <dd className="flex flex-wrap items-center gap-x-3">{children}</dd>
    </>
  );
}
