/**
 * Answers which tool a verdict is about, for the middle of a sentence: "version 1.2", or "the tool as of
 * April 2026" where it has no version numbers.
 */
export function versionInWords(toolVersion: string): string {
  return toolVersion.startsWith('as of ') ? `the tool ${toolVersion}` : `version ${toolVersion}`;
}
