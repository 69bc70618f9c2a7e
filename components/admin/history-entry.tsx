import { DateTime } from '@/components/ui/date';
import { Moment } from '@/components/ui/moment';
import { WordChanges } from '@/components/ui/word-changes';
import type { HistoryEntry } from '@/lib/domain/history';
import {
  type FieldChange,
  type FieldValue,
  fieldChanges,
  type Names,
  nounInWords,
  subjectInWords,
} from '@/lib/domain/history-words';
import { wordDiff } from '@/lib/domain/word-diff';
import { counted } from '@/lib/domain/words';
import { subjectHref } from './history-href';

/** From here on a text is compared word by word rather than shown twice. */
const LONG = 40;

function Value({ value }: { value: FieldValue }) {
  if (!value) return <span className="text-muted">nothing</span>;
  const { text, moment } = value;
  if (moment) return text.length === 10 ? <DateTime date={text} /> : <Moment at={text} />;
  return <span className="whitespace-pre-wrap wrap-anywhere">{text}</span>;
}

function Change({ change: { label, before, after } }: { change: FieldChange }) {
  const long = before && after && Math.max(before.text.length, after.text.length) > LONG;
  if (long && !before.moment) {
    return <WordChanges label={label} changes={wordDiff(before.text, after.text)} />;
  }
  return (
    <p>
      <span className="text-muted">{label}:</span> <Value value={before} />{' '}
      <span aria-hidden="true">→</span>
      <span className="sr-only">became</span> <Value value={after} />
    </p>
  );
}

/** All that was filled in, of what was made or deleted. */
function Filled({ changes }: { changes: FieldChange[] }) {
  return (
    <details>
      <summary className="min-h-11 content-center underline">
        {counted(changes.length, 'field')}
      </summary>
      <dl className="grid gap-y-1 pb-2">
        {changes.map(({ column, label, before, after }) => (
          <div key={column}>
            <dt className="inline text-muted">{label}: </dt>
            <dd className="inline">
              <Value value={after ?? before} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What one entry of the history says: what it is about, what was done to it, field by field. */
export function Entry({ entry, names }: { entry: HistoryEntry; names: Names }) {
  const changes = fieldChanges(entry, names);
  const href = subjectHref(entry);
  const subject = subjectInWords(entry, names);
  return (
    <li className="grid gap-y-1 py-2">
      <p>
        {nounInWords(entry.noun)}{' '}
        <strong className="wrap-anywhere font-semibold">
          {href ? (
            <a href={href} className="underline">
              {subject}
            </a>
          ) : (
            subject
          )}
        </strong>{' '}
        {entry.verb}
      </p>
      <div className="grid gap-y-1 pl-4 text-note">
        {entry.verb === 'changed' ? (
          changes.map((change) => <Change key={change.column} change={change} />)
        ) : changes.length > 0 ? (
          <Filled changes={changes} />
        ) : null}
      </div>
    </li>
  );
}
