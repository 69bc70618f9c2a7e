import type { ChangedSince } from '@/lib/domain/merge';
import { counted } from '@/lib/domain/words';

type Names = { source: { name: string; slug: string }; target: { name: string; slug: string } };

/** What undoing a merge brings back, and what it does not. */
export function UndoPreview({ merge, since }: { merge: Names; since: ChangedSince }) {
  const { source, target } = merge;
  const { votes, newVotes, matchups, verdicts } = since;
  const lost = [
    votes.changed > 0
      ? `${counted(votes.changed, 'voter')} changed their vote on ${target.name} since: that choice stays there, and their old vote on ${source.name} comes back.`
      : null,
    votes.takenBack > 0
      ? `${counted(votes.takenBack, 'voter')} took their vote back or left since: it does not come back.`
      : null,
    newVotes > 0
      ? `${counted(newVotes, 'vote')} cast since ${newVotes === 1 ? 'stays' : 'stay'} with ${target.name}.`
      : null,
    matchups > 0
      ? `${counted(matchups, 'matchup')} edited since ${matchups === 1 ? 'keeps' : 'keep'} what was edited.`
      : null,
    verdicts > 0
      ? `${counted(verdicts, 'verdict')} that stepped back ${verdicts === 1 ? 'stays' : 'stay'} former: the seat has published a newer one since.`
      : null,
  ].filter((line) => line !== null);
  return (
    <div className="grid gap-x-12 md:grid-cols-2">
      <section aria-label="What comes back" className="border-t border-hairline py-4">
        <h2 className="pb-1 font-serif text-lead font-semibold">What comes back</h2>
        <ul className="grid list-disc gap-y-1 pl-5">
          <li className="break-words">
            {source.name}, at its own address /tools/{source.slug}, as it was.
          </li>
          <li>
            {counted(votes.untouched, 'vote')} as {votes.untouched === 1 ? 'it was' : 'they were'},
            on both.
          </li>
          <li>
            Its verdicts, matchups, price reads, drafts, declared interests and open suggestions.
          </li>
        </ul>
      </section>
      <section aria-label="What does not" className="border-t border-hairline py-4">
        <h2 className="pb-1 font-serif text-lead font-semibold">What does not</h2>
        {lost.length === 0 ? (
          <p>Nothing was changed since: all of it comes back.</p>
        ) : (
          <ul className="grid list-disc gap-y-1 pl-5">
            {lost.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
