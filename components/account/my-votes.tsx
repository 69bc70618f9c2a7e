'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useRef, useState } from 'react';
import { castVote, type VoteState } from '@/lib/actions/vote';
import { keepTouched, type MyVote } from '@/lib/domain/my-votes';
import { MyVoteRow } from './my-vote-row';

/**
 * A page of an account's votes. Each can be changed or taken back where it stands; one that was taken
 * back stays in an open page, so that it can be cast anew.
 */
export function MyVotes({
  votes,
  empty,
}: {
  votes: MyVote[];
  /** What stands there instead of a list without a line. */
  empty: React.ReactNode;
}) {
  // The answer to a form that was posted without JavaScript: then the list is new already.
  const [posted, post] = useActionState<VoteState, FormData>(castVote, null);
  const readAnew = useReadAnew();
  const [touched, setTouched] = useState<readonly string[]>([]);
  const [{ read, shown }, setShown] = useState({ read: votes, shown: votes });
  if (read !== votes) setShown({ read: votes, shown: keepTouched(shown, votes, touched) });
  const isListed = votes.some((vote) => vote.tool.slug === posted?.tool);
  return (
    <>
      {posted && !isListed ? (
        <p role="status" className="border-l-4 border-ship pl-4">
          {posted.ok ? 'Your vote is taken back, and the tool left this list.' : posted.message}
        </p>
      ) : null}
      <ul>
        {shown.map((vote) => (
          <MyVoteRow
            key={vote.tool.slug}
            vote={vote}
            post={post}
            onChange={() => {
              setTouched((before) => [...before, vote.tool.slug]);
              // The head of the page counts the votes, and compares them with the panel's.
              readAnew();
            }}
            posted={posted?.tool === vote.tool.slug ? posted : null}
          />
        ))}
      </ul>
      {shown.length === 0 ? empty : null}
    </>
  );
}

/**
 * Answers how the page is read anew. Done by itself for who comes back to it: the router kept it as it
 * was, and votes may have been cast.
 */
function useReadAnew(): () => void {
  const router = useRouter();
  const wasShown = useRef(false);
  useEffect(() => {
    // The effects of a page that was kept run once more when it is shown again.
    if (wasShown.current) router.refresh();
    wasShown.current = true;
  }, [router]);
  return router.refresh;
}
