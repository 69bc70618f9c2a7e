/** The parts of the methodology, in order: the address of each, and its name. */
export const parts = {
  panel: 'The panel’s figure',
  reviewers: 'Who the reviewers are',
  seats: 'A seat’s record',
  community: 'The community’s figure',
  votes: 'What counts as a vote, and what does not',
  percentage: 'The percentage',
  interval: 'The interval',
  comparisons: 'Comparisons',
  ranking: 'Ranks',
  prices: 'Prices',
  money: 'Money',
  data: 'The data, and doing it again',
  simulated: 'Simulated votes',
} as const;

/** One part of the methodology, under its own address. */
export function Part({ id, children }: { id: keyof typeof parts; children: React.ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid scroll-mt-6 gap-y-4">
      <h2 id={`${id}-title`} className="font-serif text-head font-semibold tracking-tight">
        {parts[id]}
      </h2>
      {children}
    </section>
  );
}

/** The ways to the parts. */
export function Contents() {
  return (
    <nav aria-label="On this page" className="no-print pb-10">
      <ol className="grid gap-x-8 sm:grid-cols-2 md:grid-cols-3">
        {Object.entries(parts).map(([id, title]) => (
          <li key={id} className="border-b border-hairline">
            <a href={`#${id}`} className="flex min-h-11 items-center hover:underline">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
