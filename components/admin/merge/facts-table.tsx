import type { MergedTool } from '@/lib/domain/merge';

/** The facts of two records side by side; where they differ, it says so. */
export function FactsTable({ source, target }: { source: MergedTool; target: MergedTool }) {
  const facts = Object.keys(target.facts);
  return (
    <table className="w-full table-fixed border-collapse text-left text-note">
      <caption className="border-t border-hairline pt-4 pb-1 text-left font-serif text-lead font-semibold">
        Facts side by side
      </caption>
      <thead>
        <tr className="border-b border-rule align-bottom">
          <th scope="col" className="w-26 py-2 pr-3 sm:w-40">
            Fact
          </th>
          <th scope="col" className="py-2 pr-3 break-words">
            {source.name}, goes
          </th>
          <th scope="col" className="py-2 break-words">
            {target.name}, stays
          </th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => {
          const [goes, stays] = [source.facts[fact] ?? '', target.facts[fact] ?? ''];
          return (
            <tr key={fact} className="border-b border-hairline align-baseline">
              <th scope="row" className="py-2 pr-3 font-semibold">
                {fact}
                {goes === stays ? null : (
                  <span className="block font-normal text-muted">differs</span>
                )}
              </th>
              <td className="py-2 pr-3 break-words">{goes || '—'}</td>
              <td className="py-2 break-words">{stays || '—'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
