import type { Announcements, UniqueIdentifier } from '@dnd-kit/core';

/** What a screen reader is told while one of a list (`what`: "the matchup") is moved by its handle. */
export function inWords(shown: { id: number; name: string }[], what: string) {
  const nameOf = (id: UniqueIdentifier) => shown.find((each) => each.id === id)?.name ?? 'It';
  const placeOf = (id: UniqueIdentifier) =>
    `place ${shown.findIndex((each) => each.id === id) + 1} of ${shown.length}`;
  const announcements: Announcements = {
    onDragStart: ({ active }) => `${nameOf(active.id)} is lifted from ${placeOf(active.id)}.`,
    onDragOver: ({ active, over }) =>
      over ? `${nameOf(active.id)} is over ${placeOf(over.id)}.` : undefined,
    onDragEnd: ({ active, over }) =>
      `${nameOf(active.id)} is put down at ${placeOf(over?.id ?? active.id)}.`,
    onDragCancel: ({ active }) => `${nameOf(active.id)} stays where it was.`,
  };
  const draggable = `Press Space to lift ${what}, the arrow keys to move it, Space again to put it down, Escape to leave it.`;
  return { announcements, screenReaderInstructions: { draggable } };
}
