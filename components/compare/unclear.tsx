import type { Route } from 'next';
import { PageLink } from '@/components/ui/page-link';
import type { Meant, NamedTool } from '@/lib/domain/compare-request';

type Unclear = Extract<Meant, { kind: 'unclear' }>;

/** A text that names no tool, or several: those that it may mean, each as a way on. */
export function UnclearTool({
  unclear: { text, near },
  href,
}: {
  unclear: Unclear;
  /** The address that has one of them in the text's place. */
  href: (tool: NamedTool) => string;
}) {
  const isOneName = near.every(({ name }) => name.toLowerCase() === text.toLowerCase());
  return (
    <section className="grid gap-y-2 border-l-4 border-skip pl-4">
      <h2 className="font-serif text-lead font-semibold">
        {near.length > 0 && isOneName
          ? `Several tools are called “${text}”. Which did you mean?`
          : near.length > 0
            ? `No published tool is called “${text}”. Which did you mean?`
            : `No published tool is called “${text}”, or anything like it.`}
      </h2>
      {near.length > 0 ? (
        <ul>
          {near.map((tool) => (
            <li key={tool.slug}>
              <PageLink
                href={href(tool) as Route}
                className="inline-flex min-h-11 flex-wrap items-center gap-x-2"
              >
                <span className="underline">{tool.name}</span>
                <span className="text-note text-muted">
                  {tool.category}
                  {isOneName ? `, ${tool.slug}` : null}
                </span>
              </PageLink>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <PageLink href="/tools" className="inline-flex min-h-11 items-center pr-6 underline">
            All tools
          </PageLink>
          <PageLink
            href={'/suggest' as Route}
            className="inline-flex min-h-11 items-center underline"
          >
            Suggest a tool
          </PageLink>
        </p>
      )}
    </section>
  );
}
