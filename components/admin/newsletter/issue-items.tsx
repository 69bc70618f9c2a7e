import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { useId } from 'react';
import type { Typed } from '@/lib/domain/admin-answer';
import type { NewsletterItem } from '@/lib/domain/newsletter';
import { inWords } from '../moved-in-words';
import { IssueItem } from './issue-item';

/**
 * An issue's items in their order, to be changed by drag, by keyboard at the same handle, or with buttons,
 * which are plain ones of the form around them. Nothing is kept before the form is saved.
 */
export function IssueItems({
  items,
  typed,
  errors,
  busy,
  onOrder,
}: {
  items: readonly NewsletterItem[];
  /** What the form held when it was refused; null where it holds what is saved. */
  typed: Typed | null;
  errors: Record<string, string[]>;
  busy: boolean;
  onOrder: (ids: number[]) => void;
}) {
  const sensors = useSensors(
    useSensor(PointerSensor),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const context = useId();
  const ids = items.map(({ id }) => id);
  const move = (from: number, to: number) => onOrder(arrayMove(ids, from, to));
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) {
      move(ids.indexOf(Number(active.id)), ids.indexOf(Number(over.id)));
    }
  };
  const named = items.map(({ id, title }) => ({ id, name: title }));
  return (
    <section aria-labelledby="items" className="grid gap-y-2">
      <h3 id="items" className="font-semibold">
        Items
      </h3>
      <DndContext
        id={context}
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={inWords(named, 'the item')}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ol className="border-t border-rule">
            {items.map((item, place) => (
              <IssueItem
                key={item.id}
                item={item}
                typed={typed}
                errors={errors}
                place={place}
                last={place === items.length - 1}
                busy={busy}
                onMove={(by) => move(place, place + by)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
    </section>
  );
}
