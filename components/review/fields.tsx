import { CallSign } from '@/components/ui/call-mark';
import { describedBy, FieldErrors } from '@/components/ui/form';
import type { Choice } from '@/lib/domain/tally';

const calls = [
  { value: 'ship', word: 'Ship', colour: 'text-ship' },
  { value: 'skip', word: 'Skip', colour: 'text-skip' },
] as const;

/** The reviewer's call, one of two. */
export function CallField({
  id,
  call,
  errors,
  onChange,
}: {
  id: string;
  call: Choice | null;
  errors: string[] | undefined;
  onChange: (call: Choice) => void;
}) {
  return (
    <fieldset {...describedBy(id, errors, false)}>
      <legend className="pb-1 text-note font-semibold">Call</legend>
      <div className="flex gap-3">
        {calls.map(({ value, word, colour }) => (
          <label
            key={value}
            className={`inline-flex min-h-11 cursor-pointer items-center gap-2 border border-rule bg-sheet px-4 font-semibold has-checked:border-2 has-checked:border-current ${colour}`}
          >
            <input
              type="radio"
              name="call"
              value={value}
              checked={call === value}
              onChange={() => onChange(value)}
              className="size-4 accent-current"
            />
            <CallSign call={value} />
            {word}
          </label>
        ))}
      </div>
      <FieldErrors id={`${id}-errors`} errors={errors} />
    </fieldset>
  );
}
