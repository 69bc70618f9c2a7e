import { SearchField } from './search-field';

/** A search of the whole site, which a browser sends without a script. */
export function SearchForm({
  label,
  value,
  shortcut = false,
  className = '',
}: {
  label: string;
  value?: string;
  /** Whether "/" leads here from anywhere on the page. */
  shortcut?: boolean;
  className?: string;
}) {
  return (
    <search aria-label={label} className={className}>
      <form action="/search" method="get" className="flex">
        <SearchField label={label} {...(value !== undefined && { value })} shortcut={shortcut} />
        <button
          type="submit"
          aria-label="Search"
          className="-ml-px inline-flex size-11 shrink-0 items-center justify-center border border-rule hover:bg-ink hover:text-paper"
        >
          <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4">
            <path
              d="M6.75 1.75a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM10.4 10.4l4.1 4.1"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.75"
            />
          </svg>
        </button>
      </form>
    </search>
  );
}
