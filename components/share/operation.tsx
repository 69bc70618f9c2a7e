import type { OperationDoc } from '@/lib/domain/api-docs';
import { Code, Snippet, WithCode } from './snippet';

/** One address of the API: what it takes, what it answers, and an answer of this very site. */
export function Operation({ operation, siteUrl }: { operation: OperationDoc; siteUrl: string }) {
  const { id, path, summary, description, parameters, refusals, example } = operation;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid gap-y-3">
      <h3 id={`${id}-title`} className="font-serif text-lead font-semibold">
        {summary}
      </h3>
      <p className="font-mono text-note">GET {path}</p>
      <p>{description}</p>
      {parameters.length > 0 ? (
        <dl className="grid gap-y-2 text-note">
          {parameters.map(({ name, required, says }) => (
            <div
              key={name}
              className="grid gap-x-3 border-b border-hairline pb-2 sm:grid-cols-[7rem_1fr]"
            >
              <dt className="font-mono">{name}</dt>
              <dd>
                {required ? 'Needed. ' : ''}
                <WithCode>{says}</WithCode>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {refusals.length > 0 ? (
        <ul className="grid gap-y-1 text-note text-muted">
          {refusals.map(([status, when]) => (
            <li key={status}>
              <span className="font-mono">{status}</span> <WithCode>{when}</WithCode>
            </li>
          ))}
        </ul>
      ) : null}
      {example ? (
        <>
          <Snippet id={`${id}-curl`} name="Ask" text={`curl '${siteUrl}${example.address}'`} />
          <details>
            <summary className="flex min-h-11 cursor-pointer items-center text-note underline">
              What it answers now
            </summary>
            <Code>{example.answer}</Code>
          </details>
        </>
      ) : null}
    </section>
  );
}
