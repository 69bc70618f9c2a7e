import { DateTime } from '@/components/ui/date';
import { Moment } from '@/components/ui/moment';
import { type DataExport, digestName, exportName } from '@/lib/domain/open-data';
import { bytesInWords, counted, grouped } from '@/lib/domain/words';

/** The files of the last days, the newest first. */
export function ExportList({ exports }: { exports: DataExport[] }) {
  if (exports.length === 0) {
    return (
      <p className="border-t border-hairline py-5 text-muted">
        No file is there yet. The first one is made within a minute of the site’s start.
      </p>
    );
  }
  return (
    <ul className="border-t border-ink">
      {exports.map((each) => (
        <ExportLine key={each.day} file={each} />
      ))}
    </ul>
  );
}

function ExportLine({ file }: { file: DataExport }) {
  const { day, madeAt, bytes, lines, votes, sha256 } = file;
  return (
    <li className="grid gap-x-8 gap-y-1 border-b border-hairline py-4 md:grid-cols-[14rem_1fr] md:items-start">
      <h3 className="font-semibold md:flex md:min-h-11 md:items-center">
        <DateTime date={day} />
      </h3>
      <div className="grid min-w-0 gap-y-1">
        <p className="flex flex-wrap gap-x-6">
          <FileLink name={exportName(day)} />
          <FileLink name={digestName(day)} />
        </p>
        <p className="text-note text-muted tabular-nums">
          {bytesInWords(bytes)}, {grouped(lines)} lines, {counted(votes, 'vote')}, as of{' '}
          <Moment at={madeAt} />
        </p>
        <p className="text-note text-muted">
          SHA-256 <code className="break-all text-ink">{sha256}</code>
        </p>
      </div>
    </li>
  );
}

/** Outside of the router: what is behind it is no page. */
function FileLink({ name }: { name: string }) {
  return (
    <a
      href={`/data/${name}`}
      download
      className="inline-flex min-h-11 items-center underline hover:no-underline"
    >
      {name}
    </a>
  );
}
