import type { Choice } from '@/lib/domain/tally';

/** Ship or Skip: by word, by sign and by colour, so that none of them is needed alone. */
export function CallMark({ call }: { call: Choice }) {
  const ship = call === 'ship';
  return (
    <span
      className={`inline-flex items-center gap-1.5 font-semibold ${ship ? 'text-ship' : 'text-skip'}`}
    >
      <CallSign call={call} />
      {ship ? 'Ship' : 'Skip'}
    </span>
  );
}

/** The sign alone: a tick or a cross. */
export function CallSign({ call }: { call: Choice }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0">
      <path
        d={call === 'ship' ? 'M2.5 8.5 6.3 12.2 13.5 4' : 'M3.5 3.5l9 9m0-9-9 9'}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeLinecap="square"
      />
    </svg>
  );
}
