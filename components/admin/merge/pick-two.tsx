import { boxStyle, describedBy, Field, plainButton } from '@/components/ui/form';

/** The last part of a tool's address; a whole address that was pasted is cut down to it. */
const hint = (
  <>
    The last part of its page’s address, such as <span className="font-semibold">ollama</span>.
  </>
);

/** Names two tools to be merged that the list does not have. A plain form: the page shows what follows. */
export function PickTwo({
  source = '',
  target = '',
  missing = [],
}: {
  source?: string;
  target?: string;
  /** Those of the two that are no tool's address. */
  missing?: ('source' | 'target')[];
}) {
  const fields = [
    ['source', 'Goes', source],
    ['target', 'Stays', target],
  ] as const;
  return (
    <form action="/admin/duplicates/merge" className="grid max-w-prose gap-4 sm:grid-cols-2">
      {fields.map(([name, label, typed]) => {
        const errors = missing.includes(name) ? ['No tool has this address.'] : undefined;
        return (
          <Field key={name} id={name} label={label} errors={errors} hint={hint}>
            <input
              id={name}
              name={name}
              defaultValue={typed}
              required
              maxLength={200}
              autoCapitalize="none"
              spellCheck={false}
              {...describedBy(name, errors)}
              className={`${boxStyle} min-h-11`}
            />
          </Field>
        );
      })}
      <button type="submit" className={`${plainButton} w-fit`}>
        Show what would happen
      </button>
    </form>
  );
}
