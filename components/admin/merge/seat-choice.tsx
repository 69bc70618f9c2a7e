import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import { FieldErrors } from '@/components/ui/form';
import type { ContestedSeat } from '@/lib/domain/merge';
import { seatField } from '@/lib/domain/merge-form';

/** Which of a seat's two verdicts stands; the newer one unless chosen otherwise. */
export function SeatChoice({
  contested: { seat, source, target },
  names,
  typed,
  errors,
}: {
  contested: ContestedSeat;
  names: { source: string; target: string };
  typed: string | undefined;
  errors: string[] | undefined;
}) {
  const field = seatField(seat.slug);
  const newer = source.publishedAt > target.publishedAt ? 'source' : 'target';
  const chosen = typed ?? newer;
  const sides = [
    ['source', names.source, source],
    ['target', names.target, target],
  ] as const;
  return (
    <fieldset
      aria-describedby={errors ? `${field}-errors` : undefined}
      className="border-t border-hairline pt-3"
    >
      <legend className="font-semibold">{seat.name}</legend>
      <FieldErrors id={`${field}-errors`} errors={errors} />
      <div className="grid gap-4 sm:grid-cols-2">
        {sides.map(([side, name, verdict]) => (
          <div key={side}>
            <label className="flex min-h-11 items-center gap-x-3">
              <input
                key={chosen}
                type="radio"
                name={field}
                value={side}
                defaultChecked={chosen === side}
                className="size-5 shrink-0 accent-ink"
              />
              <span>
                The one on {name}
                {side === newer ? ', the newer' : ''}
              </span>
            </label>
            <div className="border-l-4 border-rule pl-3 text-note">
              <p>
                <CallMark call={verdict.call} /> by {verdict.author}
                {verdict.toolVersion ? `, on version ${verdict.toolVersion}` : ''},{' '}
                <DateTime date={verdict.publishedAt} />
              </p>
              <p className="pt-1 font-serif">{verdict.body}</p>
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
