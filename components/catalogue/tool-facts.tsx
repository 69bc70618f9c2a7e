import type { Route } from 'next';
import { DateTime } from '@/components/ui/date';
import { PageLink } from '@/components/ui/page-link';
import type { ToolFacts as Facts } from '@/lib/domain/catalogue';
import { type Fact, factNames } from '@/lib/domain/suggestion';

/** What a tool is in its own terms, each fact with the way to correct it. */
export function ToolFacts({ tool, earlier }: { tool: Facts; earlier: string[] }) {
  return (
    <section
      aria-labelledby="about"
      className="mt-12 grid gap-x-12 gap-y-6 border-t border-ink pt-6 md:grid-cols-2"
    >
      <div>
        <h2 id="about" className="font-serif text-head font-semibold tracking-tight">
          What it is
        </h2>
        <p className="max-w-prose pt-3">{tool.description}</p>
        <p className="no-print pt-3 text-note text-muted">
          Something not right?{' '}
          <PageLink href={`/suggest/correction/${tool.slug}`} className="underline hover:text-ink">
            Suggest a correction
          </PageLink>
        </p>
      </div>
      <dl className="grid content-start gap-y-2 text-note">
        <Row tool={tool.slug} fact="category">
          {tool.category.name}
        </Row>
        {tool.maker ? (
          <Row tool={tool.slug} fact="maker">
            {tool.maker}
          </Row>
        ) : null}
        <Row tool={tool.slug} fact="license">
          {tool.license}
        </Row>
        {tool.version ? (
          <Row tool={tool.slug} fact="version">
            {tool.version}
          </Row>
        ) : null}
        <Row tool={tool.slug} fact="website">
          <a href={tool.website} rel="noopener" className="underline">
            {new URL(tool.website).hostname.replace(/^www\./, '')}
          </a>
        </Row>
        <Row term="Facts checked">
          <DateTime date={tool.factsCheckedAt} />
        </Row>
        <Row term="Listed since">
          <DateTime date={tool.publishedAt} />
        </Row>
        <Row term="Last changed">
          <DateTime date={tool.updatedAt} />
        </Row>
        {earlier.length > 0 ? <Row term="Also found at">{earlier.join(', ')}</Row> : null}
      </dl>
    </section>
  );
}

function Row({
  tool,
  fact,
  term,
  children,
}: { children: React.ReactNode } & (
  | { tool: string; fact: Fact; term?: never }
  | { tool?: never; fact?: never; term: string }
)) {
  return (
    <div className="flex gap-x-3 border-b border-hairline pb-2">
      <dt className="w-28 shrink-0 text-muted">{fact ? factNames[fact] : term}</dt>
      <dd className="flex grow justify-between gap-x-3">
        <span>{children}</span>
        {fact ? (
          <span className="no-print text-muted">
            <Correct tool={tool} fact={fact}>
              Correct<span className="sr-only"> {factNames[fact]}</span>
            </Correct>
          </span>
        ) : null}
      </dd>
    </div>
  );
}

function Correct({
  tool,
  fact,
  children,
}: {
  tool: string;
  fact: Fact;
  children: React.ReactNode;
}) {
  return (
    <PageLink
      href={`/suggest/correction/${tool}/${fact}` as Route}
      className="underline hover:text-ink"
    >
      {children}
    </PageLink>
  );
}
