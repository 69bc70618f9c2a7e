import type { ImportOutcome } from '@/lib/domain/import-plan';
import type { OutcomeCounts } from '@/lib/domain/import-run';
import { grouped } from '@/lib/domain/words';

const WORDS: Record<ImportOutcome, string> = {
  ...{ create: 'to create', change: 'to change', same: 'unchanged', refused: 'refused' },
};

/** How many rows have which outcome; each number leads to its rows. */
export function Outcomes({ id, counts }: { id: number; counts: OutcomeCounts }) {
  return (
    <ul className="flex flex-wrap gap-x-8 gap-y-1" aria-label="What the file would do">
      {(Object.keys(WORDS) as ImportOutcome[]).map((outcome) => (
        <li key={outcome}>
          <a
            href={`/admin/import/${id}?show=${outcome}#rows`}
            className="inline-flex min-h-11 items-baseline gap-x-2 py-2"
          >
            <span className="text-lead font-semibold tabular-nums">{grouped(counts[outcome])}</span>
            <span className="underline">{WORDS[outcome]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
