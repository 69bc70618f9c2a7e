import { DateTime } from '@/components/ui/date';
import { priceInWords } from '@/lib/domain/price';
import { changeInWords, type PriceStep } from '@/lib/domain/price-history';

/** How many reads stand open; the others behind them. */
const OPEN = 5;

/** Every price that was read of a tool: when, where, and what changed since the time before. */
export function PriceHistory({ steps }: { steps: PriceStep[] }) {
  if (steps.length === 0) return <p className="pt-3 text-muted">Nobody has read the price yet.</p>;
  const older = steps.slice(OPEN);
  return (
    <>
      <Reads steps={steps.slice(0, OPEN)} />
      {older.length > 0 ? (
        <details>
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-note underline">
            {older.length === 1 ? 'One older read' : `${older.length} older reads`}
          </summary>
          <Reads steps={older} />
        </details>
      ) : null}
    </>
  );
}

function Reads({ steps }: { steps: PriceStep[] }) {
  return (
    <ol className="max-w-prose">
      {steps.map((step, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two reads of a day may be the same in all parts
        <li key={place} className="border-b border-hairline py-3">
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className="font-semibold">{priceInWords(step)}</span>
            <span className="text-note text-muted">
              read{' '}
              {step.sourceUrl ? (
                <>
                  at{' '}
                  <a
                    href={step.sourceUrl}
                    rel="noopener nofollow"
                    className="underline hover:text-ink"
                  >
                    {new URL(step.sourceUrl).hostname.replace(/^www\./, '')}
                  </a>{' '}
                </>
              ) : null}
              on <DateTime date={step.checkedAt} />
            </span>
          </p>
          {step.note ? <p className="text-note">{step.note}</p> : null}
          <p className="text-note text-muted">{changeInWords(step)}</p>
        </li>
      ))}
    </ol>
  );
}
