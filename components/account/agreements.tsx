import { type Agreement, agreementSentence } from '@/lib/domain/my-votes';

/** How the account's votes stand to each seat of the panel; nothing where they have no tool in common. */
export function Agreements({ agreements }: { agreements: Agreement[] }) {
  const sentences = agreements.flatMap((agreement) => agreementSentence(agreement) ?? []);
  if (sentences.length === 0) return null;
  return (
    <section aria-labelledby="agreement" className="border-t border-ink pt-6 pb-10">
      <h2 id="agreement" className="font-serif text-head font-semibold tracking-tight">
        You and the panel
      </h2>
      <ul className="grid gap-x-12 gap-y-1 pt-3 sm:grid-cols-2">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}.</li>
        ))}
      </ul>
    </section>
  );
}
