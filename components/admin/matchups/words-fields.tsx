import { boxStyle, describedBy, Field } from '@/components/ui/form';
import { MAX_EDITOR_NOTE, MAX_HEADLINE } from '@/lib/domain/matchup-form';

/** What a curator writes about a pair. */
export function WordsFields({
  headline,
  editorNote,
  errors,
}: {
  headline: string;
  editorNote: string;
  errors: Record<string, string[]>;
}) {
  return (
    <>
      <Field
        id="headline"
        label="Headline"
        errors={errors.headline}
        hint={`Optional: one line of at most ${MAX_HEADLINE} characters, for lists and the home page.`}
      >
        <input
          id="headline"
          name="headline"
          type="text"
          autoComplete="off"
          defaultValue={headline}
          {...describedBy('headline', errors.headline)}
          className={`${boxStyle} min-h-11`}
        />
      </Field>
      <Field
        id="editorNote"
        label="Editor’s note"
        errors={errors.editorNote}
        hint={`Optional: at most ${MAX_EDITOR_NOTE} characters. It stands on the matchup’s page.`}
      >
        <textarea
          id="editorNote"
          name="editorNote"
          rows={6}
          defaultValue={editorNote}
          {...describedBy('editorNote', errors.editorNote)}
          className={`${boxStyle} font-serif`}
        />
      </Field>
    </>
  );
}
