export const boxStyle =
  'w-full border border-rule bg-sheet px-3 py-2 text-ink read-only:bg-paper aria-invalid:border-2 aria-invalid:border-skip';
export const strongButton =
  'inline-flex min-h-11 items-center border-2 border-ink bg-ink px-5 font-semibold text-paper disabled:opacity-60';
export const plainButton =
  'inline-flex min-h-11 items-center border-2 border-ink px-5 font-semibold hover:bg-ink hover:text-paper';

/** What is wrong with a field, in words; it stands right under it. */
export function FieldErrors({ id, errors }: { id: string; errors: string[] | undefined }) {
  if (!errors?.length) return null;
  return (
    <div id={id} className="grid gap-y-0.5 pt-1 text-note font-semibold text-skip">
      {errors.map((error) => (
        <p key={error}>{error}</p>
      ))}
    </div>
  );
}

/** What names the errors and the hint of a field for who can't see them beside it. */
export function describedBy(id: string, errors: string[] | undefined, hint = true) {
  const ids = [...(errors?.length ? [`${id}-errors`] : []), ...(hint ? [`${id}-hint`] : [])];
  return {
    'aria-invalid': errors?.length ? (true as const) : undefined,
    'aria-describedby': ids.join(' ') || undefined,
  };
}

/** A labelled field: its name, the field itself, what is wrong with it, what it wants. */
export function Field({
  id,
  label,
  errors,
  hint,
  children,
}: {
  id: string;
  label: string;
  errors: string[] | undefined;
  hint?: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <div className="grid gap-y-1">
      <label htmlFor={id} className="text-note font-semibold">
        {label}
      </label>
      {children}
      <FieldErrors id={`${id}-errors`} errors={errors} />
      {hint ? (
        <div id={`${id}-hint`} className="text-note text-muted">
          {hint}
        </div>
      ) : null}
    </div>
  );
}
