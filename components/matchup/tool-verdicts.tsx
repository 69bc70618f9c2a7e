import { seatHref } from '@/components/panel/seat-href';
import { PageLink } from '@/components/ui/page-link';
import { Interests } from '@/components/verdict/interests';
import type { ReviewedTool, SeatLabel } from '@/lib/domain/catalogue';
import { Retracted } from './retracted';
import { Verdict } from './verdict';

/** Every reviewer's argued call on one tool, what was taken back, and who has an interest in it. */
export function ToolVerdicts({ tool }: { tool: ReviewedTool }) {
  const isSilent = tool.verdicts.length + tool.retractions.length === 0;
  return (
    <section aria-labelledby="verdicts" className="mt-12 border-t border-ink pt-6">
      <h2 id="verdicts" className="font-serif text-head font-semibold tracking-tight">
        The panel’s verdicts
      </h2>
      {isSilent ? (
        <p className="pt-3 text-muted">No reviewer has spoken yet.</p>
      ) : (
        <div className="grid gap-x-12 gap-y-8 pt-5 md:grid-cols-2">
          {tool.verdicts.map((verdict) => (
            <Seated key={verdict.seat.slug} seat={verdict.seat}>
              <Verdict verdict={verdict} tool={tool} />
            </Seated>
          ))}
          {tool.retractions.map((retraction) => (
            <Seated key={retraction.seat.slug} seat={retraction.seat}>
              <Retracted retraction={retraction} tool={tool.slug} />
            </Seated>
          ))}
        </div>
      )}
      <Interests
        heading="h3"
        interests={tool.interests.map(({ author, ...interest }) => ({
          ...interest,
          key: author.name + interest.declaredAt,
          who: `${author.name}, a ${author.kind}`,
        }))}
      />
    </section>
  );
}

function Seated({ seat, children }: { seat: SeatLabel; children: React.ReactNode }) {
  return (
    <div className="grid content-start gap-y-1">
      <h3 className="text-lead font-semibold">
        <PageLink href={seatHref(seat.slug)} prefetch={false} className="hover:underline">
          {seat.name}
        </PageLink>
      </h3>
      <p className="text-note text-muted">{seat.question}</p>
      {children}
    </div>
  );
}
