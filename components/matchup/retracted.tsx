import { DateTime } from '@/components/ui/date';
import { PageLink } from '@/components/ui/page-link';
import type { Retraction } from '@/lib/domain/catalogue';

/** A seat's verdict that was taken back, where no other stands in its place. It is not counted. */
export function Retracted({ retraction, tool }: { retraction: Retraction; tool: string }) {
  const { seat, retractedAt, reason } = retraction;
  return (
    <p className="max-w-prose wrap-anywhere text-muted">
      The {seat.name} retracted its verdict on <DateTime date={retractedAt} />: “{reason}” It is not
      counted.{' '}
      <PageLink
        href={`/tools/${tool}/verdicts/${seat.slug}`}
        prefetch={false}
        className="underline hover:text-ink"
      >
        Read what it said
      </PageLink>
    </p>
  );
}
