import { type Suggestion, titleOf } from '@/lib/domain/suggestion';
import { SuggestionFacts } from './suggestion-facts';

/** Beside a form that a suggestion filled in: what was proposed. */
export function SuggestionNote({ suggestion }: { suggestion: Suggestion }) {
  return (
    <aside aria-label="Suggestion" className="mb-6 border-l-4 border-rule pl-4">
      <p className="font-semibold">
        From a suggestion:{' '}
        <a href={`/admin/suggestions/${suggestion.id}`} className="underline">
          {titleOf(suggestion)}
        </a>
      </p>
      <p className="text-note text-muted">Nothing is changed before you save.</p>
      <SuggestionFacts suggestion={suggestion} />
    </aside>
  );
}
