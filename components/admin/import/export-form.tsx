import { boxStyle, strongButton } from '@/components/ui/form';
import type { CategoryLabel } from '@/lib/domain/catalogue';
import { toolStates } from '@/lib/domain/tool-record';

function Choice({
  name,
  label,
  options,
}: {
  name: string;
  label: string;
  options: readonly (readonly [value: string, text: string])[];
}) {
  return (
    <label className="grid gap-y-1 text-note font-semibold">
      {label}
      <select name={name} className={`${boxStyle} min-h-11 text-body font-normal`}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which part of the catalogue is wanted, and in which format; a plain form that answers with a file. */
export function ExportForm({ categories }: { categories: CategoryLabel[] }) {
  return (
    <form action="/admin/export/file" className="grid max-w-prose gap-y-4">
      <Choice
        name="format"
        label="Format"
        options={[
          ['csv', 'CSV, for spreadsheets'],
          ['json', 'JSON, for programs'],
        ]}
      />
      <Choice
        name="state"
        label="State"
        options={[['', 'All'], ...toolStates.map((state) => [state, state] as const)]}
      />
      <Choice
        name="category"
        label="Category"
        options={[['', 'All'], ...categories.map(({ slug, name }) => [slug, name] as const)]}
      />
      <p className="text-note text-muted">
        In CSV an apostrophe stands before a cell that a spreadsheet would compute. The import takes
        it off again.
      </p>
      <button type="submit" className={`${strongButton} w-fit`}>
        Download
      </button>
    </form>
  );
}
