'use client';

import { ThemeProvider as NextThemeProvider, useTheme } from 'next-themes';

/** Follows the system's theme until the visitor chooses one. */
export function ThemeProvider({ children }: { children: React.ReactNode }) {
  return (
    <NextThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
    >
      {children}
    </NextThemeProvider>
  );
}

/** Turns light into dark and back. */
export function ThemeButton() {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <button
      type="button"
      onClick={() => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark')}
      className="needs-script inline-flex min-h-11 min-w-11 items-center justify-center gap-2 px-2 text-note text-muted hover:text-ink"
    >
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4">
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
      </svg>
      {/* On a phone the sign alone, so that the links beside it keep to one line. */}
      <span className="max-sm:sr-only">Theme</span>
    </button>
  );
}
