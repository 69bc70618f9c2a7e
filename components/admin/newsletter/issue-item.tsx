import { useSortable } from '@dnd-kit/sortable';
import { useHydrated } from '@/components/review/use-hydrated';
import type { Typed } from '@/lib/domain/admin-answer';
import type { NewsletterItem } from '@/lib/domain/newsletter';
import { itemField } from '@/lib/domain/newsletter-desk';
import { kindInWords } from '@/lib/domain/newsletter-words';
import { LongField, TextField } from '../text-field';

const small =
  'inline-flex size-11 items-center justify-center border border-rule hover:bg-ink hover:text-paper aria-disabled:opacity-60';

type Props = {
  item: NewsletterItem;
  typed: Typed | null;
  errors: Record<string, string[]>;
  place: number;
  last: boolean;
  busy: boolean;
  /** Moves it by one place, up (-1) or down (1). */
  onMove: (by: -1 | 1) => void;
};

/** One item of an issue: whether it is in, its place, and its words. */
export function IssueItem({ item, typed, errors, place, last, busy, onMove }: Props) {
  const { id, kind, path, included } = item;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, isDragging } =
    useSortable({ id });
  const hydrated = useHydrated();
  const fields = {
    title: itemField('title', id),
    body: itemField('body', id),
    included: itemField('included', id),
  };
  const title = typed?.[fields.title] ?? item.title;
  const isIn = typed ? typed[fields.included] !== undefined : included;
  const button = (by: -1 | 1, label: string, sign: string, disabled: boolean) => (
    <button
      type="submit"
      name="move"
      value={`${id}:${by === -1 ? 'up' : 'down'}`}
      // A button that is disabled loses the focus; without a script it is the only way to say so.
      disabled={!hydrated && disabled}
      aria-disabled={busy || disabled || undefined}
      onClick={(event) => {
        event.preventDefault();
        if (!busy && !disabled) onMove(by);
      }}
      aria-label={`${label} ${item.title}`}
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
      className="grid gap-y-3 border-b border-hairline bg-paper py-4"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {hydrated ? (
          <button
            ref={setActivatorNodeRef}
            type="button"
            {...attributes}
            {...listeners}
            aria-label={`Move ${item.title}`}
            className={`${small} cursor-grab touch-none`}
          >
            <span aria-hidden="true">⠿</span>
          </button>
        ) : null}
        <label className="inline-flex min-h-11 items-center gap-x-2">
          <input
            // A form is emptied when its action is done; the key keeps what was chosen.
            key={String(isIn)}
            type="checkbox"
            name={fields.included}
            value="on"
            defaultChecked={isIn}
            className="size-5 accent-ink"
          />
          <span>
            Include<span className="sr-only"> {item.title}</span>
          </span>
        </label>
        <p className="grow text-note text-muted">
          {kindInWords[kind]},{' '}
          <a href={path} target="_blank" rel="noreferrer" className="inline-block py-2.5 underline">
            {path}
          </a>
        </p>
        <div className="flex gap-x-2">
          {button(-1, 'Up:', '↑', place === 0)}
          {button(1, 'Down:', '↓', last)}
        </div>
      </div>
      <TextField name={fields.title} label="Title" value={title} errors={errors[fields.title]} />
      <LongField
        name={fields.body}
        label="Text"
        value={typed?.[fields.body] ?? item.body}
        errors={errors[fields.body]}
        rows={3}
      />
    </li>
  );
}
