'use client';

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
import { startTransition, useActionState, useId, useState } from 'react';
import { orderFeatured } from '@/lib/actions/featured';
import type { AdminState } from '@/lib/domain/admin-answer';
import { Answer } from '../answer';
import { inWords } from '../moved-in-words';
import { type Featured, FeaturedRow } from './featured-row';

/**
 * The featured matchups in their order, to be changed by drag, by keyboard at the same handle, or with
 * buttons, which are plain ones of a form. Each change is kept at once.
 */
export function FeaturedList({ matchups }: { matchups: Featured[] }) {
  const [state, send, sending] = useActionState<AdminState, FormData>(orderFeatured, null);
  const stands = matchups.map(({ id }) => id);
  const seen = stands.join(',');
  const [order, setOrder] = useState({ of: seen, ids: stands });
  // While an order is on its way its own is shown; then the page is shown anew with what stands.
  const ids = sending && order.of === seen ? order.ids : stands;
  const shown = ids.flatMap((id) => matchups.filter((matchup) => matchup.id === id));
  const sensors = useSensors(
    useSensor(PointerSensor),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const context = useId();

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    const next = arrayMove(ids, ids.indexOf(Number(active.id)), ids.indexOf(Number(over.id)));
    const form = new FormData();
    form.set('seen', seen);
    form.set('order', next.join(','));
    form.set('dragged', String(active.id));
    setOrder({ of: seen, ids: next });
    startTransition(() => send(form));
  };

  return (
    <>
      <form action={send}>
        <input type="hidden" name="seen" value={seen} />
        <DndContext
          id={context}
          sensors={sensors}
          collisionDetection={closestCenter}
          onDragEnd={onDragEnd}
          accessibility={inWords(shown, 'the matchup')}
        >
          <SortableContext items={ids} strategy={verticalListSortingStrategy}>
            <ol className="border-t border-rule">
              {shown.map((matchup, place) => (
                <FeaturedRow
                  key={matchup.id}
                  matchup={matchup}
                  place={place}
                  last={place === shown.length - 1}
                  busy={sending}
                />
              ))}
            </ol>
          </SortableContext>
        </DndContext>
      </form>
      <Answer state={state} />
    </>
  );
}
