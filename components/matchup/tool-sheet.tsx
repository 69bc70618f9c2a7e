import { EntryFigure } from '@/components/catalogue/entry-figure';
import { DateTime } from '@/components/ui/date';
import { PageLink } from '@/components/ui/page-link';
import { Ballot } from '@/components/vote/ballot';
import type { ReviewedTool } from '@/lib/domain/catalogue';
import { PanelFigure } from './panel-figure';

/** One contender's half of the sheet. */
export function ToolSheet({ tool }: { tool: ReviewedTool }) {
  const name = `name-${tool.slug}`;
  return (
    <article
      aria-labelledby={name}
      className="grid content-start gap-y-3 wide:row-span-5 wide:grid-rows-subgrid"
    >
      <p className="pt-6 text-note text-muted">
        <PageLink href={`/categories/${tool.category.slug}`} className="hover:underline">
          {tool.category.name}
        </PageLink>
      </p>
      <h2 id={name} className="font-serif text-head font-semibold tracking-tight">
        <PageLink href={`/tools/${tool.slug}`} className="hover:underline">
          {tool.name}
        </PageLink>
      </h2>
      <p className="max-w-prose font-serif text-lead">{tool.tagline}</p>
      <ul className="grid content-start gap-y-6 border-t border-hairline pt-5">
        <PanelFigure tool={tool} />
        <Ballot tool={{ slug: tool.slug, name: tool.name }} />
        <EntryFigure tool={tool} />
      </ul>
      <div className="grid content-start gap-y-2 border-t border-hairline pt-5 pb-6 wide:pb-0">
        <p className="max-w-prose">{tool.description}</p>
        <p className="text-note text-muted">
          {tool.maker ? `By ${tool.maker} · ` : null}
          {tool.license} · facts checked <DateTime date={tool.factsCheckedAt} />
        </p>
      </div>
    </article>
  );
}
