import type { Choice } from './tally';

/** How long a verdict may be, in characters as PostgreSQL and `countCharacters` count them. */
export const VERDICT_LENGTH = { least: 80, most: 1_500 } as const;
/** How many addresses a verdict may rest on. */
export const MAX_EVIDENCE = 5;
/** What a draft may hold: far more than may be published, so that nothing typed is lost. */
export const DRAFT_LENGTH = { body: 20_000, toolVersion: 200, evidence: 10_000 } as const;

/** Answers `text` with plain line ends, and without what a database can't hold. */
export function plainText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replaceAll(/\p{Cs}/gu, '\uFFFD');
}

/** Answers how many characters of `text` would be published: whole characters, outer space apart. */
export function countCharacters(text: string): number {
  return [...plainText(text).trim()].length;
}

/** What a reviewer has typed of a verdict; `evidence` one address a line. */
export type DraftText = {
  call: Choice | null;
  body: string;
  toolVersion: string;
  evidence: string;
};

/** Answers whether two drafts say the same. */
export function isSameDraft(one: DraftText, other: DraftText): boolean {
  return (
    one.call === other.call &&
    one.body === other.body &&
    one.toolVersion === other.toolVersion &&
    one.evidence === other.evidence
  );
}

/** What readers read of a verdict; `evidence` a list. */
type Wording = { call: Choice; body: string; toolVersion: string; evidence: readonly string[] };

/** Answers whether two verdicts say word for word the same: then neither revises the other. */
export function isSameWording(one: Wording, other: Wording): boolean {
  return isSameDraft(
    { ...one, evidence: one.evidence.join('\n') },
    { ...other, evidence: other.evidence.join('\n') },
  );
}
