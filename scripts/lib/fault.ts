/**
 * A fault with a known cause that the person at the keyboard can mend. Its message is shown as it
 * stands, without a stack, and the command ends with code 1.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a system error (`ENOENT`) or a database error (SQLSTATE), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
