/** What can be searched, and how; stands where nothing was searched for yet. */
export function SearchHints() {
  return (
    <div className="grid max-w-prose gap-y-4">
      <p className="text-lead">
        Tools by name, maker and what they do; matchups by both names; the panel’s seats; and the
        words of every published verdict. A name that is spelt almost right is found as well.
      </p>
      <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[auto_1fr]">
        {HINTS.map(([typed, meaning]) => (
          <div key={typed} className="contents">
            <dt className="font-semibold">{typed}</dt>
            <dd className="pb-2 text-muted sm:pb-0">{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const HINTS = [
  ['vector database', 'both words, in any order'],
  ['“vector database”', 'these words, one after the other'],
  ['agent -terminal', 'the first word, and not the second'],
  ['ollama or vllm', 'either of them'],
] as const;
