'use client';

import { useHydrated } from '@/components/review/use-hydrated';
import { plainButton } from '@/components/ui/form';

/** Ticks every box of this name in the form, or none; without a script there is no such button. */
export function SelectAll({ name }: { name: string }) {
  if (!useHydrated()) return null;
  const press = (event: React.MouseEvent<HTMLButtonElement>) => {
    const boxes = [...(event.currentTarget.form?.elements ?? [])].filter(
      (each): each is HTMLInputElement => each instanceof HTMLInputElement && each.name === name,
    );
    const all = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !all;
  };
  return (
    <button type="button" onClick={press} className={plainButton}>
      Choose all or none
    </button>
  );
}
