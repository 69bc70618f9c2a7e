import { boxStyle, describedBy, Field, strongButton } from '@/components/ui/form';
import { toolColumns } from '@/lib/domain/tool-record';

const PROBLEMS: Record<string, string> = {
  none: 'Choose a file first.',
  ending: 'The file’s name has to end in .csv or .json.',
  large: 'The file is larger than 50 MB: send it in parts.',
  damaged: 'The file did not arrive whole. Please send it again.',
};

/** A file for the catalogue; a plain form, which the browser sends by itself. */
export function UploadForm({ problem }: { problem: string | string[] | undefined }) {
  const message = typeof problem === 'string' ? PROBLEMS[problem] : undefined;
  const errors = message ? [message] : undefined;
  return (
    <form
      action="/admin/import/upload"
      method="post"
      encType="multipart/form-data"
      className="grid max-w-prose gap-y-4"
    >
      <Field
        id="file"
        label="File"
        errors={errors}
        hint={
          <>
            CSV or JSON in UTF-8, at most 50 MB, as{' '}
            <a href="/admin/export" className="underline">
              the export
            </a>{' '}
            writes it.
          </>
        }
      >
        <input
          id="file"
          type="file"
          name="file"
          accept=".csv,.json,text/csv,application/json"
          required
          {...describedBy('file', errors)}
          className={`${boxStyle} min-h-11`}
        />
      </Field>
      <details className="text-note">
        <summary className="min-h-11 cursor-pointer py-3 underline">Its columns</summary>
        <p className="wrap-anywhere">{toolColumns.join(', ')}</p>
      </details>
      <button type="submit" className={`${strongButton} w-fit`}>
        Check the file
      </button>
    </form>
  );
}
