import { type FactConflict, factLabels, pickName } from '@/lib/domain/tool-form';

/** Where two admins wrote different things: both, to choose one of. */
export function FactConflictChoice({ conflict }: { conflict: FactConflict }) {
  const { field, yours, theirs, choose } = conflict;
  const options = [
    { value: 'yours', words: 'Keep what stands in the field', text: yours },
    { value: 'theirs', words: 'Take what was saved meanwhile', text: theirs },
  ] as const;
  return (
    <fieldset className="mt-2 border-l-2 border-skip pl-3">
      <legend className="text-note font-semibold">
        {factLabels[field]}: two versions, choose one
      </legend>
      {options.map(({ value, words, text }) => (
        <label key={value} className="flex min-h-11 items-start gap-x-3 py-2 text-note">
          <input
            type="radio"
            name={pickName(field)}
            value={value}
            defaultChecked={choose === value}
            className="mt-0.5 size-5 shrink-0 accent-ink"
          />
          <span className="grid">
            <span>{words}</span>
            <span className="whitespace-pre-wrap text-muted wrap-anywhere">{text || 'empty'}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
