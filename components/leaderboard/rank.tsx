import { type RankRange, rankInWords } from '@/lib/domain/standing';

/** "1–3", read out as "1 to 3". */
export function Rank({ rank }: { rank: RankRange }) {
  if (rank.best === rank.worst) return rank.best;
  return (
    <>
      <span aria-hidden="true">{rankInWords(rank)}</span>
      <span className="sr-only">
        {rank.best} to {rank.worst}
      </span>
    </>
  );
}
