import { PageLink } from '@/components/ui/page-link';

/** Stands on every page while a made-up vote counts, so that none can pass for a real one. */
export function SimulatedNotice({ shown }: { shown: boolean }) {
  if (!shown) return null;
  return (
    <aside
      aria-label="Simulated votes"
      className="bg-ink px-4 py-2 text-center text-note text-paper"
    >
      Simulated votes count in the community figures on this site. They were made up for trying it
      out, and no visitor cast them.{' '}
      <PageLink href="/methodology#simulated" className="underline">
        What that means
      </PageLink>
    </aside>
  );
}
