/** What may be chosen for a field, as a list under it: the field keeps the focus and takes the keys. */
export function OptionList({
  id,
  label,
  shown,
  className = '',
  children,
}: {
  id: string;
  label: string;
  shown: boolean;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      hidden={!shown}
      className={`absolute top-full z-10 max-h-80 overflow-y-auto border border-rule bg-sheet ${className}`}
    >
      {children}
    </div>
  );
}

/** One of the list. */
export function OptionLine({
  id,
  chosen,
  onPick,
  children,
}: {
  id: string;
  chosen: boolean;
  onPick: () => void;
  children: React.ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, as a combobox has them
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      // The field keeps the focus, so that it does not close the list first.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-2 px-3 hover:bg-paper aria-selected:bg-ink aria-selected:text-paper"
    >
      {children}
    </div>
  );
}
