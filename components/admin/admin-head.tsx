/** A page of the curator's desk begins with its name, a sentence and what can be done. */
export function AdminHead({
  title,
  children,
  actions,
}: {
  title: string;
  children?: React.ReactNode;
  actions?: React.ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-6 pb-4">
      <div className="grid gap-y-1">
        <h1 className="font-serif text-head font-semibold tracking-tight">{title}</h1>
        {children ? <p className="max-w-prose text-muted">{children}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
    </header>
  );
}
