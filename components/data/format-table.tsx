import { describeOpenData, type KindDescription } from '@/lib/domain/open-data-format';

/** What may stand in each kind of line, as the schemas have it that write and check the files. */
export function FormatTables() {
  return (
    <div className="grid gap-y-10">
      {describeOpenData().map((each) => (
        <KindTable key={each.kind} described={each} />
      ))}
    </div>
  );
}

function KindTable({ described: { kind, words, fields } }: { described: KindDescription }) {
  return (
    <section aria-labelledby={`kind-${kind}`} className="grid gap-y-2">
      <h3 id={`kind-${kind}`} className="font-semibold">
        <code>{kind}</code>
      </h3>
      <p className="max-w-prose">{words}</p>
      <dl className="border-t border-hairline">
        {fields.map(({ name, type, words: meaning }) => (
          <div
            key={name}
            className="grid gap-x-8 border-b border-hairline py-2 md:grid-cols-[14rem_1fr]"
          >
            <dt>
              <code>{name}</code>
            </dt>
            <dd className="min-w-0">
              <span className="block max-w-prose">{meaning}</span>
              <code className="block text-note break-words text-muted">{type}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
