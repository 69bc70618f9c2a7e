/** Where somebody goes after signing in when they came from nowhere in particular. */
export const DEFAULT_RETURN = '/me';

const LONGEST = 500;

// Not a site: only what a path resolves against.
const HERE = 'http://here.invalid';

/** Places to which nobody returns: signing in and out, the API and what only programs ask for. */
const NOT_FOR_RETURN = /^\/(signin|signout|api|dev|_next)(\/|$)/i;

function hasControl(text: string): boolean {
  // Browsers drop tabs and line ends from an address, which would make "/\t/evil" of "//evil".
  return [...text].some((sign) => sign <= ' ' || sign === '\u007f');
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that begins no character: nothing of ours is there.
    return null;
  }
}

/**
 * Answers the path of this site that `value` (from an address or a form) asks to return to, with its
 * query and fragment; `DEFAULT_RETURN` for anything else: another site's address however it is written
 * ("//evil", "/\evil", "https:evil"), control characters, more than 500 characters, the sign-in itself.
 */
export function returnPathOf(value: unknown): string {
  if (typeof value !== 'string' || value.length > LONGEST) return DEFAULT_RETURN;
  if (!/^\/(?![/\\])/.test(value) || value.includes('\\') || hasControl(value)) {
    return DEFAULT_RETURN;
  }
  if (!URL.canParse(value, HERE)) return DEFAULT_RETURN;
  const { origin, pathname, search, hash } = new URL(value, HERE);
  const plain = decoded(pathname);
  // "/..//evil" stays here, but leaves a path that would not.
  if (origin !== HERE || plain === null || /^\/[/\\]/.test(plain) || hasControl(plain)) {
    return DEFAULT_RETURN;
  }
  const target = pathname + search + hash;
  return NOT_FOR_RETURN.test(plain) || target.length > LONGEST ? DEFAULT_RETURN : target;
}
