import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { DecideForms } from '@/components/admin/suggestions/decide-forms';
import { SuggestionFacts } from '@/components/admin/suggestions/suggestion-facts';
import { DateTime } from '@/components/ui/date';
import { requireRole } from '@/lib/auth/viewer';
import { findAlreadyHere } from '@/lib/data/already-here';
import { findSuggestion } from '@/lib/data/suggestions';
import { formHref, suggestionIdSchema, titleOf } from '@/lib/domain/suggestion';

export default async function SuggestionPage({ params }: PageProps<'/admin/suggestions/[id]'>) {
  const { id } = await params;
  await requireRole('admin', `/admin/suggestions/${encodeURIComponent(id)}`);
  const parsed = suggestionIdSchema.safeParse(id);
  const suggestion = parsed.success ? await findSuggestion(parsed.data) : null;
  if (!suggestion) notFound();
  const { state, decided, reason } = suggestion;
  const already = await findAlreadyHere(suggestion);
  return (
    <>
      <p className="pt-4 text-note">
        <a href="/admin/suggestions" className="inline-flex min-h-11 items-center underline">
          Suggestions
        </a>
      </p>
      <AdminHead title={titleOf(suggestion)}>
        A {suggestion.kind}, {state}
        {decided ? (
          <>
            {' '}
            on <DateTime date={decided.at} />
            {decided.by ? ` by ${decided.by}` : ''}
            {reason ? `: ${reason}` : ''}
          </>
        ) : null}
      </AdminHead>
      <SuggestionFacts suggestion={suggestion} />
      {already.length > 0 ? (
        <section aria-label="Here already" className="mt-4 max-w-prose border-l-4 border-rule pl-4">
          <p className="font-semibold">Likely here already:</p>
          <ul>
            {already.map(({ name, state: stands, deskPath }) => (
              <li key={deskPath}>
                <a href={deskPath} className="inline-flex min-h-11 items-center underline">
                  {name}
                </a>{' '}
                ({stands})
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-label="Decision" className="mt-6 border-t border-ink pt-5">
        <DecideForms
          suggestion={suggestion.id}
          revision={suggestion.revision}
          state={state}
          answerable={suggestion.answerable}
          opens={formHref(suggestion)}
        />
      </section>
    </>
  );
}
