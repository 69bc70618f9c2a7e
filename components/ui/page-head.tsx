/** A page's name and, under it, what it is for. */
export function PageHead({ title, children }: { title: string; children?: React.ReactNode }) {
  return (
    <header className="grid gap-y-4 pt-8 pb-8">
      <h1 className="font-serif text-title font-semibold tracking-tight">{title}</h1>
      {children ? <p className="max-w-prose text-lead">{children}</p> : null}
    </header>
  );
}
