import type { ReviewedTool } from '@/lib/domain/catalogue';
import { Verdict } from './verdict';

/** Every reviewer's argued call on one tool. */
export function ToolVerdicts({ tool }: { tool: ReviewedTool }) {
  return (
    <section aria-labelledby="verdicts" className="mt-12 border-t border-ink pt-6">
      <h2 id="verdicts" className="font-serif text-head font-semibold tracking-tight">
        The panel’s verdicts
      </h2>
      {tool.verdicts.length === 0 ? (
        <p className="pt-3 text-muted">No reviewer has spoken yet.</p>
      ) : (
        <div className="grid gap-x-12 gap-y-8 pt-5 md:grid-cols-2">
          {tool.verdicts.map((verdict) => (
            <div key={verdict.seat.slug} className="grid content-start gap-y-1">
              <h3 className="text-lead font-semibold">{verdict.seat.name}</h3>
              <p className="text-note text-muted">{verdict.seat.question}</p>
              <Verdict verdict={verdict} tool={tool} />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
