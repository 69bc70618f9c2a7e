import Link from 'next/link';
import { ThemeButton } from './theme';

/** The masthead: where you are and the three ways on. */
export function SiteHeader() {
  const link = 'inline-flex min-h-11 items-center px-2 hover:underline';
  return (
    <header className="no-print border-b border-ink">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-6 px-4 py-1 sm:px-8">
        <Link
          href="/"
          className="inline-flex min-h-11 items-center font-serif text-head font-semibold tracking-tight"
        >
          Shipworthy
        </Link>
        <div className="-mx-2 flex flex-wrap items-center text-note">
          <nav aria-label="Main" className="flex flex-wrap">
            <Link href="/compare" className={link}>
              Compare
            </Link>
            <Link href="/tools" className={link}>
              Tools
            </Link>
            <Link href="/panel" className={link}>
              Panel
            </Link>
            <Link href="/methodology" className={link}>
              Methodology
            </Link>
          </nav>
          <ThemeButton />
        </div>
      </div>
    </header>
  );
}
