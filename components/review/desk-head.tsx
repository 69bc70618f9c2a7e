/** A desk's page begins tighter than a public one. */
export function DeskHead({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <header className="grid gap-y-1 pt-6 pb-4">
      <h1 className="font-serif text-head font-semibold tracking-tight">{title}</h1>
      <p className="max-w-prose text-muted">{children}</p>
    </header>
  );
}
