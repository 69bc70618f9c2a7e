import Link from 'next/link';
import { LinkPending } from '@/components/ui/link-pending';
import type { ToolFacts } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/figure';
import { entryLabel } from '@/lib/domain/price';
import { countVotes, emptyTally, type Tally } from '@/lib/domain/tally';
import { counted } from '@/lib/domain/words';

/** Tools as lines of a directory: what each is, and its three figures. */
export function ToolList({
  tools,
  tallies,
}: {
  tools: ToolFacts[];
  tallies: Record<string, { tally: Tally }>;
}) {
  return (
    <ul className="grid gap-x-12 md:grid-cols-2">
      {tools.map((tool) => {
        const panel = figureOf(tool.panel);
        const votes = tallies[tool.slug]?.tally ?? emptyTally;
        const community = figureOf(votes);
        return (
          <li key={tool.slug} className="border-b border-hairline py-5">
            <h2 className="font-serif text-lead font-semibold">
              <Link href={`/tools/${tool.slug}`} className="hover:underline">
                {tool.name}
                <LinkPending />
              </Link>
            </h2>
            <p className="max-w-prose pt-1">{tool.tagline}</p>
            <dl className="flex flex-wrap gap-x-5 gap-y-1 pt-2 text-note text-muted">
              <Fact term="Category">{tool.category.name}</Fact>
              <Fact term="Panel ship">
                {panel.percent === null
                  ? 'no verdicts yet'
                  : `${panel.percent}%, ${tool.panel.ships} of ${countVotes(tool.panel)}`}
              </Fact>
              <Fact term="Community">
                {community.percent === null ? (
                  <>
                    <span aria-hidden="true">—</span>
                    <span className="sr-only">no community votes yet</span>
                  </>
                ) : (
                  `${community.percent}% of ${counted(countVotes(votes), 'vote')}`
                )}
              </Fact>
              <Fact term="Entry">
                {tool.entry ? entryLabel(tool.entry.kind) : 'no price read yet'}
              </Fact>
            </dl>
          </li>
        );
      })}
    </ul>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-x-1.5">
      <dt className="font-semibold">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
