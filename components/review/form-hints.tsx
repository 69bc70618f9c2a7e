import { countCharacters, VERDICT_LENGTH } from '@/lib/domain/verdict-draft';
import { publishingEffect } from '@/lib/domain/verdict-rules';
import { grouped } from '@/lib/domain/words';

const { least, most } = VERDICT_LENGTH;

/** How long the verdict is, counted as publishing counts it. */
export function Counter({ body }: { body: string }) {
  const length = countCharacters(body);
  const fits = length === 0 || (length >= least && length <= most);
  return (
    <span className={fits ? undefined : 'font-semibold text-skip'}>
      {grouped(length)} of {least} to {grouped(most)} characters.
    </span>
  );
}

/** Which version the tool has now. */
export function VersionHint({
  tool,
  typed,
}: {
  tool: { name: string; version: string } | null;
  typed: string;
}) {
  if (!tool?.version) return 'The version that you judged.';
  return typed.trim() === tool.version
    ? `${tool.name} is at this version now.`
    : `${tool.name} is now at “${tool.version}”.`;
}

/** What publishing does to the verdict that stands. */
export function PublishEffect({
  authorId,
  seat,
  tool,
  standing,
  typed,
}: {
  authorId: number;
  seat: { name: string };
  tool: { name: string } | null;
  standing: { authorId: number; toolVersion: string } | null;
  typed: string;
}) {
  if (!tool) return 'Publishing moves the panel’s figure on every page at once.';
  const effect = publishingEffect(standing, { authorId, toolVersion: typed.trim() });
  switch (effect) {
    case 'first':
      return `Publishing gives ${tool.name} the ${seat.name}’s verdict.`;
    case 'revises':
      return 'Publishing revises your verdict: readers see what changed, and when.';
    case 'supersedes':
      return `Publishing supersedes the ${seat.name}’s verdict on “${standing?.toolVersion}”, which stays readable as history.`;
  }
}
