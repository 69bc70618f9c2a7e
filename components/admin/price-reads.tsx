import { DateTime } from '@/components/ui/date';
import { entryLabel, type PriceFinding, type PriceRead, priceInWords } from '@/lib/domain/price';

/** What is at odds between the newest price read and the tool's own words. */
export function PriceWarnings({ warnings }: { warnings: PriceFinding[] }) {
  if (warnings.length === 0) return null;
  return (
    <div className="border-l-2 border-skip pl-4 text-note">
      <p className="font-semibold">Worth a look</p>
      <ul className="grid gap-y-1 pt-1">
        {warnings.map(({ code, message }) => (
          <li key={code} className="max-w-prose">
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A tool's price reads, the newest first: each stays as it was read. */
export function PriceReads({ reads }: { reads: (PriceRead & { id: number })[] }) {
  if (reads.length === 0) return <p className="text-muted">Nobody has read the price yet.</p>;
  return (
    <ol className="grid">
      {reads.map((read, place) => (
        <li key={read.id} className="grid gap-y-0.5 border-b border-hairline py-2 text-note">
          <span>
            <DateTime date={read.checkedAt} />
            {place === 0 ? ', the one that visitors see' : null}
          </span>
          <span className="text-body">{wordsOf(read)}</span>
          {read.note ? <span>{read.note}</span> : null}
          {read.sourceUrl ? (
            <a
              href={read.sourceUrl}
              rel="noopener nofollow"
              className="inline-flex min-h-11 items-center underline wrap-anywhere"
            >
              {read.sourceUrl}
            </a>
          ) : (
            <span className="text-muted">No source was given.</span>
          )}
        </li>
      ))}
    </ol>
  );
}

function wordsOf(read: PriceRead): string {
  const [label, words] = [entryLabel(read.kind), priceInWords(read)];
  return words === label ? label : `${label}. ${words}`;
}
