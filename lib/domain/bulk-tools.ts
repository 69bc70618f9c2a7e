import type { ToolState } from './tool-record';

/** What can be done to many tools at once. */
export const bulkKinds = ['publish', 'retire', 'categorise'] as const;
export type BulkKind = (typeof bulkKinds)[number];

export const bulkLabels: Record<BulkKind, string> = {
  publish: 'Publish',
  retire: 'Retire',
  categorise: 'Put into a category',
};

/** The most tools that one confirmation is about. */
export const MOST_AT_ONCE = 1_000;

export type BulkTool = {
  id: number;
  name: string;
  state: ToolState;
  merged: boolean;
  category: string;
  revision: number;
};

/** Answers why nothing is done to this tool, or null where it is one of those. */
function whyNot(kind: BulkKind, tool: BulkTool): string | null {
  if (tool.merged) return 'was merged into another tool';
  if (kind === 'publish' && tool.state === 'published') return 'is published already';
  if (kind === 'retire' && tool.state === 'retired') return 'is retired already';
  return null;
}

/** Parts the tools that something is done to from those that are left as they are, with the reason. */
export function splitBulk(
  kind: BulkKind,
  tools: readonly BulkTool[],
): { affected: BulkTool[]; left: { id: number; name: string; why: string }[] } {
  const judged = tools.map((tool) => ({ tool, why: whyNot(kind, tool) }));
  return {
    affected: judged.flatMap(({ tool, why }) => (why === null ? [tool] : [])),
    left: judged.flatMap(({ tool, why }) =>
      why === null ? [] : [{ id: tool.id, name: tool.name, why }],
    ),
  };
}
