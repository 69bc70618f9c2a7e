'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useRef } from 'react';
import { castVote, type VoteState } from '@/lib/actions/vote';
import type { MyVote } from '@/lib/domain/my-votes';
import { MyVoteRow } from './my-vote-row';

/**
 * A page of an account's votes. Each can be changed or taken back where it stands; one that was taken
 * back stays in an open page, so that it can be cast anew.
 */
export function MyVotes({ votes }: { votes: MyVote[] }) {
  // The answer to a form that was posted without JavaScript: then the list is new already.
  const [posted, post] = useActionState<VoteState, FormData>(castVote, null);
  useReadAnew();
  const isListed = votes.some((vote) => vote.tool.slug === posted?.tool);
  return (
    <>
      {posted && !isListed ? (
        <p role="status" className="border-l-4 border-ship pl-4">
          {posted.ok ? 'Your vote is taken back, and the tool left this list.' : posted.message}
        </p>
      ) : null}
      <ul>
        {votes.map((vote) => (
          <MyVoteRow
            key={vote.tool.slug}
            vote={vote}
            post={post}
            posted={posted?.tool === vote.tool.slug ? posted : null}
          />
        ))}
      </ul>
    </>
  );
}

/** Reads the list anew for who comes back to it: the router kept it as it was, votes may have been cast. */
function useReadAnew() {
  const router = useRouter();
  const wasShown = useRef(false);
  useEffect(() => {
    // The effects of a page that was kept run once more when it is shown again.
    if (wasShown.current) router.refresh();
    wasShown.current = true;
  }, [router]);
}
