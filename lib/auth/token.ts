import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

/** Answers a secret nobody guesses: 256 random bits, in base64url (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Answers the form in which the database knows a token (SHA-256, base64url). Random as it is, it needs
 * neither salt nor key: whoever reads the table can't come back to it.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
