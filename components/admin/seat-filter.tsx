import { boxStyle, plainButton } from '@/components/ui/form';
import type { ListView } from '@/lib/domain/list-view';

/** Narrows the list of incomplete panels to those that one seat has not judged. */
export function SeatFilter({
  path,
  view,
  seats,
}: {
  path: string;
  view: ListView<string, 'seat'>;
  seats: { slug: string; name: string }[];
}) {
  return (
    <search>
      <form action={path} className="flex flex-wrap items-end gap-3 pb-4">
        <label className="grid gap-y-1 text-note font-semibold">
          Not judged by
          <select
            name="seat"
            defaultValue={view.filters.seat}
            className={`${boxStyle} min-h-11 text-body font-normal`}
          >
            <option value="">Any seat</option>
            {seats.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <input type="hidden" name="sort" value={`${view.descending ? '-' : ''}${view.sort}`} />
        <button type="submit" className={plainButton}>
          Show
        </button>
      </form>
    </search>
  );
}
