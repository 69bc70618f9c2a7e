import { FigureInWords } from '@/components/ui/figure-in-words';
import { LinkPending } from '@/components/ui/link-pending';
import { PageLink } from '@/components/ui/page-link';
import { CommunityInWords, type Readings } from '@/components/vote/community-in-words';
import type { ToolFacts } from '@/lib/domain/catalogue';
import { figureOf } from '@/lib/domain/figure';
import { entryLabel } from '@/lib/domain/price';

/** Tools as lines of a directory: what each is, and its three figures. */
export function ToolList({
  tools,
  tallies,
  heading: Heading = 'h2',
  withCategory = true,
}: {
  tools: ToolFacts[];
  tallies: Readings;
  heading?: 'h2' | 'h3';
  /** Not where all of them are of one category, which the page has said. */
  withCategory?: boolean;
}) {
  return (
    <ul className="grid gap-x-12 md:grid-cols-2">
      {tools.map((tool) => (
        <li key={tool.slug} className="border-b border-hairline py-5">
          <Heading className="font-serif text-lead font-semibold">
            <PageLink href={`/tools/${tool.slug}`} className="hover:underline">
              {tool.name}
              <LinkPending />
            </PageLink>
          </Heading>
          <p className="max-w-prose pt-1">{tool.tagline}</p>
          <dl className="flex flex-wrap gap-x-5 gap-y-1 pt-2 text-note text-muted">
            {withCategory ? (
              <Fact term="Category">
                <PageLink href={`/categories/${tool.category.slug}`} className="underline">
                  {tool.category.name}
                </PageLink>
              </Fact>
            ) : null}
            <Fact term="Panel ship">
              <FigureInWords figure={figureOf(tool.panel)} of="reviewer" tool={tool.name} />
            </Fact>
            <Fact term="Community">
              <CommunityInWords tool={tool} reading={tallies[tool.slug]} />
            </Fact>
            <Fact term="Entry">
              {tool.entry ? entryLabel(tool.entry.kind) : 'no price read yet'}
            </Fact>
          </dl>
        </li>
      ))}
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
