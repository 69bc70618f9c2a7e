'use client';

import './globals.css';

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body className="mx-auto max-w-prose p-6 font-sans text-body">
        <title>Shipworthy: this page could not be made</title>
        <main role="alert" className="grid gap-y-4">
          <h1 className="font-serif text-head font-semibold">This page could not be made</h1>
          <p>The fault is ours and has been noted. No vote that was confirmed is lost.</p>
          <p>
            <button
              type="button"
              onClick={reset}
              className="min-h-11 border-2 border-ink px-5 font-semibold"
            >
              Try again
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
