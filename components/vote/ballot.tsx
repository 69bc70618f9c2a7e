'use client';

import { useActionState, useId } from 'react';
import { castVote, type VoteState } from '@/lib/actions/vote';
import { figureOf } from '@/lib/domain/figure';
import type { Choice, Tally } from '@/lib/domain/tally';
import { counted } from '@/lib/domain/words';
import { CallButtons, callOfButton } from './call-buttons';
import { CommunityFigure } from './community-figure';
import { useVote } from './use-vote';

function recordedInWords(name: string, { choice, ...tally }: Tally & { choice: Choice | null }) {
  const { percent } = figureOf(tally);
  // "Then": other votes move the figure above while this sentence stands.
  const figure =
    percent === null
      ? 'It then had no community votes'
      : `It then stood at ${percent}% of ${counted(tally.ships + tally.skips, 'vote')}`;
  return choice
    ? `Your vote on ${name} is recorded: ${choice}. ${figure}.`
    : `Your vote on ${name} is taken back, if there was one. ${figure}.`;
}

/**
 * The community's figure of a tool, as one of its list of three, with the two buttons that move it
 * right under it. A form, so that it works without JavaScript.
 */
export function Ballot({ tool }: { tool: { slug: string; name: string } }) {
  // Without a script the answer is a page of its own: it opens where the vote was cast.
  const place = `vote-${tool.slug}`;
  const [posted, post] = useActionState<VoteState, FormData>(castVote, null, `#${place}`);
  const { tally, simulated, asOf, choice, cast, recorded, refusal } = useVote(tool, posted);
  const id = useId();

  return (
    <li id={place} aria-labelledby={`${id}label`} className="scroll-mt-24">
      <p id={`${id}label`} className="text-note font-semibold">
        Community
      </p>
      <CommunityFigure tool={tool.name} reading={{ tally, simulated, asOf }} />
      <form
        action={post}
        onSubmit={(event) => {
          event.preventDefault();
          const call = callOfButton(event.nativeEvent);
          if (call) cast(call);
        }}
        className="no-print pt-3"
      >
        <input type="hidden" name="tool" value={tool.slug} />
        <CallButtons
          tool={tool}
          choice={choice}
          describedBy={refusal ? `${id}refusal` : undefined}
        />
        {/* Two lines are kept free, so that nothing below moves when there is something to say. */}
        <p className="min-h-12 pt-2 text-note text-muted" aria-live="polite">
          {refusal ? (
            <span id={`${id}refusal`} className="text-skip">
              {refusal}
            </span>
          ) : recorded ? (
            recordedInWords(tool.name, recorded)
          ) : null}
        </p>
      </form>
    </li>
  );
}
