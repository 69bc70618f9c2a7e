/** A part of the home page: its name, what it shows in a sentence, and its lines. */
export function Part({
  id,
  title,
  about,
  children,
}: {
  id: string;
  title: string;
  about?: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-14 border-t border-ink pt-6">
      <h2 id={id} className="font-serif text-head font-semibold tracking-tight">
        {title}
      </h2>
      {about ? <p className="max-w-prose pt-1 text-note text-muted">{about}</p> : null}
      {children}
    </section>
  );
}
