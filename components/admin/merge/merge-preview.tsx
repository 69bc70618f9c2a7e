import { figureOf } from '@/lib/domain/figure';
import type { MergePlan } from '@/lib/domain/merge';
import type { MatchupFate } from '@/lib/domain/merge-matchups';
import { countVotes, type Tally } from '@/lib/domain/tally';
import { counted, inSeries } from '@/lib/domain/words';
import { FactsTable } from './facts-table';

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="border-t border-hairline py-4">
      <h2 className="pb-1 font-serif text-lead font-semibold">{title}</h2>
      {children}
    </section>
  );
}

const listStyle = 'grid list-disc gap-y-1 pl-5';

const community = (tally: Tally) => {
  const { percent } = figureOf(tally);
  return percent === null ? 'no votes' : `${percent}% of ${counted(countVotes(tally), 'vote')}`;
};

function Address({ plan: { source, target, addresses } }: { plan: MergePlan }) {
  const old = [source.slug, ...addresses].map((slug) => `/tools/${slug}`);
  return (
    <Part title="The record that stays">
      <ul className={listStyle}>
        <li>
          {target.name} stays, with its own facts. {source.name} is retired.
        </li>
        <li className="break-words">
          {inSeries(old)} {old.length === 1 ? 'leads' : 'lead'} to /tools/{target.slug} from then
          on, and so do the pages of matchups and verdicts.
        </li>
      </ul>
    </Part>
  );
}

function Votes({ plan: { source, target, votes } }: { plan: MergePlan }) {
  const { both, sourceLater, excluded } = votes;
  const later = [
    ...(sourceLater > 0 ? [`for ${sourceLater} that is the one on ${source.name}`] : []),
    ...(sourceLater < both ? [`for ${both - sourceLater} that is the one on ${target.name}`] : []),
  ];
  return (
    <Part title="Votes">
      <ul className={listStyle}>
        <li>
          {counted(votes.source, 'vote')} of {source.name} {votes.source === 1 ? 'moves' : 'move'}{' '}
          to {target.name}, which has {counted(votes.target, 'vote')}.
        </li>
        <li>
          {both === 0
            ? 'Nobody has voted on both.'
            : `${counted(both, 'voter')} voted on both and ${both === 1 ? 'counts' : 'count'} once, by their later vote: ${inSeries(later)}.`}
        </li>
        {excluded > 0 ? (
          <li>
            {counted(excluded, 'excluded vote')} of {source.name} stay excluded.
          </li>
        ) : null}
        <li>
          Community of {target.name}: {community(target.tally)} now, {community(votes.after)}{' '}
          afterwards.
        </li>
        <li className="text-muted">Votes that come until you press are merged by the same rule.</li>
      </ul>
    </Part>
  );
}

function Verdicts({ plan }: { plan: MergePlan }) {
  const { source, target, verdicts, movingSeats, contested, drafts, interests } = plan;
  return (
    <Part title="Verdicts">
      <ul className={listStyle}>
        <li>
          {verdicts.length === 0
            ? `${source.name} has no verdicts.`
            : `${counted(verdicts.length, 'verdict')} of ${source.name} ${verdicts.length === 1 ? 'moves' : 'move'}, former ones included.`}
        </li>
        {movingSeats.length > 0 ? (
          <li>
            {inSeries(movingSeats)} {movingSeats.length === 1 ? 'speaks' : 'speak'} on {target.name}{' '}
            for the first time by that.
          </li>
        ) : null}
        {contested.length > 0 ? (
          <li>
            {inSeries(contested.map(({ seat }) => seat.name))}{' '}
            {contested.length === 1 ? 'has' : 'have'} judged both: choose below which verdict
            stands.
          </li>
        ) : null}
        {drafts.moves.length > 0 ? (
          <li>{counted(drafts.moves.length, 'draft')} of reviewers move.</li>
        ) : null}
        {drafts.stays.length > 0 ? (
          <li>
            {counted(drafts.stays.length, 'draft')} stay with {source.name}: their authors have one
            on {target.name} already.
          </li>
        ) : null}
        {interests.moves.length > 0 ? (
          <li>{counted(interests.moves.length, 'declared interest')} move.</li>
        ) : null}
        {interests.stays.length > 0 ? (
          <li>
            {counted(interests.stays.length, 'declared interest')} stay: declared in both already.
          </li>
        ) : null}
      </ul>
    </Part>
  );
}

const FATES: Record<
  MatchupFate,
  (names: { source: string; target: string; other: string }) => string
> = {
  moves: ({ target, other }) => `is that of ${target} and ${other} from then on.`,
  'against-itself': () => 'is withdrawn: it would pit the tool against itself.',
  'gives-way': ({ target, other }) =>
    `is withdrawn: ${target} and ${other} have a matchup already, and that one stays.`,
  'takes-over': ({ target, other }) =>
    `becomes that of ${target} and ${other}, since it was published first; the one they have is withdrawn.`,
  stays: () => 'is withdrawn already, and stays so.',
};

function Matchups({ plan: { source, target, matchups } }: { plan: MergePlan }) {
  return (
    <Part title="Matchups">
      {matchups.length === 0 ? (
        <p>{source.name} is in no matchup.</p>
      ) : (
        <ul className={listStyle}>
          {matchups.map(({ id, other, state, fate }) => (
            <li key={id}>
              {source.name} and {other} ({state}){' '}
              {FATES[fate]({ source: source.name, target: target.name, other })}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Rest({ plan: { source, target, prices, suggestions, exclusions } }: { plan: MergePlan }) {
  return (
    <Part title="Prices and the rest">
      <ul className={listStyle}>
        <li>
          {prices.length === 0
            ? `${source.name} has no price reads.`
            : `${counted(prices.length, 'price read')} ${prices.length === 1 ? 'moves' : 'move'} to ${target.name}; the newest of all is shown.`}
        </li>
        {suggestions.length > 0 ? (
          <li>{counted(suggestions.length, 'open suggestion')} move.</li>
        ) : null}
        {exclusions.length > 0 ? (
          <li>
            {counted(exclusions.length, 'exclusion')} of votes hold for {target.name} from then on.
          </li>
        ) : null}
      </ul>
    </Part>
  );
}

/** Everything that merging would do, part by part. */
export function MergePreview({ plan }: { plan: MergePlan }) {
  return (
    <>
      <div className="grid gap-x-12 md:grid-cols-2">
        <div>
          <Address plan={plan} />
          <Votes plan={plan} />
        </div>
        <div>
          <Verdicts plan={plan} />
          <Matchups plan={plan} />
          <Rest plan={plan} />
        </div>
      </div>
      <FactsTable source={plan.source} target={plan.target} />
    </>
  );
}
