import { useSortable } from '@dnd-kit/sortable';
import { useHydrated } from '@/components/review/use-hydrated';
import type { MatchupState } from '@/lib/domain/matchup-rules';

export type Featured = {
  id: number;
  name: string;
  state: MatchupState;
  /** Why visitors don't see it though it is featured; null where they do. */
  hidden: string | null;
};

const small =
  'inline-flex size-11 items-center justify-center border border-rule hover:bg-ink hover:text-paper aria-disabled:opacity-60';

/** One featured matchup with its handle and buttons. */
export function FeaturedRow({
  matchup: { id, name, hidden },
  place,
  last,
  busy,
}: {
  matchup: Featured;
  place: number;
  last: boolean;
  busy: boolean;
}) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, isDragging } =
    useSortable({ id });
  const hydrated = useHydrated();
  const button = (move: string, label: string, sign: string, disabled: boolean) => (
    <button
      type="submit"
      name="move"
      value={`${id}:${move}`}
      // A button that is disabled loses the focus; without a script it is the only way to say so.
      disabled={!hydrated && disabled}
      aria-disabled={busy || disabled || undefined}
      onClick={(event) => {
        if (busy || disabled) event.preventDefault();
      }}
      aria-label={`${label} ${name}`}
      className={small}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <li
      ref={setNodeRef}
      style={{
        ...(transform && { transform: `translate3d(0, ${transform.y}px, 0)` }),
        ...(isDragging && { position: 'relative', zIndex: 1 }),
      }}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-hairline bg-paper py-3"
    >
      {hydrated ? (
        <button
          ref={setActivatorNodeRef}
          type="button"
          {...attributes}
          {...listeners}
          aria-label={`Move ${name}`}
          className={`${small} cursor-grab touch-none`}
        >
          <span aria-hidden="true">⠿</span>
        </button>
      ) : null}
      <div className="min-w-0 grow basis-40">
        <a
          href={`/admin/matchups/${id}`}
          className="inline-flex min-h-11 items-center font-semibold underline"
        >
          {name}
        </a>
        {hidden ? <p className="text-note text-muted">{hidden}</p> : null}
      </div>
      <div className="flex gap-x-2">
        {button('up', 'Up:', '↑', place === 0)}
        {button('down', 'Down:', '↓', last)}
        {button('off', 'Take off:', '×', false)}
      </div>
    </li>
  );
}
