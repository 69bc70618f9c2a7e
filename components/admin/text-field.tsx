import { boxStyle, describedBy, Field } from '@/components/ui/form';

type Props = {
  name: string;
  label: string;
  value: string;
  errors: string[] | undefined;
  hint?: React.ReactNode;
};

/** A field of one line; its id is its name, so a page has one of each name. */
export function TextField({
  name,
  label,
  value,
  errors,
  hint,
  ...input
}: Props & Omit<React.ComponentProps<'input'>, 'value' | 'name'>) {
  return (
    <Field id={name} label={label} errors={errors} hint={hint}>
      <input
        id={name}
        name={name}
        defaultValue={value}
        {...describedBy(name, errors, Boolean(hint))}
        {...input}
        className={`${boxStyle} min-h-11`}
      />
    </Field>
  );
}

/** A field of several lines. */
export function LongField({ name, label, value, errors, hint, rows }: Props & { rows: number }) {
  return (
    <Field id={name} label={label} errors={errors} hint={hint}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={value}
        {...describedBy(name, errors, Boolean(hint))}
        className={boxStyle}
      />
    </Field>
  );
}

/** A field to choose one of some values; with `none`, the first choice is none of them. */
export function ChoiceField({
  name,
  label,
  value,
  errors,
  hint,
  none,
  options,
}: Props & { none?: string; options: readonly (readonly [value: string, label: string])[] }) {
  return (
    <Field id={name} label={label} errors={errors} hint={hint}>
      <select
        id={name}
        name={name}
        defaultValue={value}
        {...describedBy(name, errors, Boolean(hint))}
        className={`${boxStyle} min-h-11`}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
