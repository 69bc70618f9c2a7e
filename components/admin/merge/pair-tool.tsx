import type { PairedTool } from '@/lib/domain/duplicates';
import { counted } from '@/lib/domain/words';

/** One of two records that may be one: what tells it from the other. */
export function PairTool({ tool }: { tool: PairedTool }) {
  return (
    <p>
      {tool.state === 'published' ? (
        <a href={`/tools/${tool.slug}`} className="font-semibold break-words underline">
          {tool.name}
        </a>
      ) : (
        <span className="font-semibold break-words">{tool.name}</span>
      )}
      <span className="block text-note wrap-anywhere text-muted">
        /{tool.slug}, {tool.state}, {counted(tool.votes, 'vote')}
      </span>
      <span className="block text-note wrap-anywhere text-muted max-sm:hidden">{tool.website}</span>
    </p>
  );
}
