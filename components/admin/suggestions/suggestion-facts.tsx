import { DateTime } from '@/components/ui/date';
import { factNames, isFact, type Suggestion } from '@/lib/domain/suggestion';

const inWords = (fact: string) => (isFact(fact) ? factNames[fact] : fact);
const isWeb = (text: string) => /^https?:\/\//.test(text);

/** What was proposed, field by field. */
export function SuggestionFacts({ suggestion }: { suggestion: Suggestion }) {
  const { kind, fields, tool, createdAt } = suggestion;
  const rows: [string, string | undefined][] =
    kind === 'tool'
      ? [
          ['Name', fields.name],
          ['Website', fields.website],
          ['Why', fields.why],
        ]
      : kind === 'matchup'
        ? [
            ['First tool', fields.left],
            ['Second tool', fields.right],
            ['Why', fields.why],
          ]
        : [
            ['Tool', tool?.name ?? fields.tool],
            ['What is wrong', inWords(fields.fact ?? '')],
            ['What it should say', fields.should],
            ['Where to check', fields.source],
            ['Seen on', fields.page],
          ];
  return (
    <dl className="max-w-prose">
      {rows.map(([term, value]) =>
        value ? (
          <div key={term} className="grid border-b border-hairline py-2 sm:grid-cols-[10rem_1fr]">
            <dt className="text-note text-muted">{term}</dt>
            <dd className="whitespace-pre-wrap wrap-anywhere">
              {isWeb(value) ? (
                <a href={value} rel="noopener noreferrer nofollow" className="underline">
                  {value}
                </a>
              ) : value.startsWith('/') && term === 'Seen on' ? (
                <a href={value} className="underline">
                  {value}
                </a>
              ) : (
                value
              )}
            </dd>
          </div>
        ) : null,
      )}
      <div className="grid py-2 sm:grid-cols-[10rem_1fr]">
        <dt className="text-note text-muted">Sent</dt>
        <dd>
          <DateTime date={createdAt} />
        </dd>
      </div>
    </dl>
  );
}
