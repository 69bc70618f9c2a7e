import { SuggestionNote } from '@/components/admin/suggestions/suggestion-note';
import { findSuggestion } from '@/lib/data/suggestions';
import { suggestionIdSchema } from '@/lib/domain/suggestion';

type Params = Record<string, string | string[] | undefined>;

/** What was proposed, beside the form that the address (`suggestion`, its id) fills in; else nothing. */
export async function FromSuggestion({ params }: { params: Params }) {
  const id = suggestionIdSchema.safeParse(params.suggestion);
  const suggestion = id.success ? await findSuggestion(id.data) : null;
  return suggestion ? <SuggestionNote suggestion={suggestion} /> : null;
}
