import { SubscribeForm } from './subscribe-form';

/** Invites to the weekly mail, at the end of every public page. */
export function SubscribeBox() {
  return (
    <section
      aria-labelledby="subscribe-title"
      className="no-print mt-20 grid gap-x-12 gap-y-4 border-t border-ink pt-6 lg:grid-cols-2"
    >
      <div>
        <h2 id="subscribe-title" className="font-serif text-head font-semibold tracking-tight">
          Get the next comparison in your inbox
        </h2>
        <p className="max-w-prose pt-1 text-note text-muted">
          One mail a week: new matchups, verdicts that moved, one tool to watch. Leave with one
          click.{' '}
          <a href="/newsletter" className="underline hover:text-ink">
            What it is, and what we keep
          </a>
        </p>
      </div>
      <SubscribeForm />
    </section>
  );
}
