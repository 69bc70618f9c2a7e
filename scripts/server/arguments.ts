/** What React writes for a value that JSON lacks: an escape, a form, undefined, a number, a date. */
const PLAIN = /^\$(\$|K[0-9a-f]+$|undefined$|NaN$|-?Infinity$|-0$|n-?\d{1,40}$|D\d)/;
/** Another part of the same body, by its number in hexadecimal, perhaps with a path into it. */
const REFERENCE = /^\$([0-9a-f]{1,4})(:|$)/;
const DEEPEST = 64;

/** Whether React's decoder can make something of `value`; `parts` are the names it may point to. */
function isDecodable(value: unknown, parts: ReadonlySet<string>, depth = 0): boolean {
  if (typeof value === 'string') {
    if (!value.startsWith('$') || PLAIN.test(value)) return true;
    const reference = REFERENCE.exec(value)?.[1];
    return reference !== undefined && parts.has(String(Number.parseInt(reference, 16)));
  }
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEEPEST || Object.hasOwn(value, '__proto__')) return false;
  return Object.values(value).every((inner) => isDecodable(inner, parts, depth + 1));
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    // What does not parse is not JSON; there is nothing more to know.
    return undefined;
  }
}

/**
 * Whether `parts` (text by name; "0" holds the list) are an action's arguments as this site's own
 * pages send them: plain values, dates and forms. Streams, files and what points to nowhere are
 * not; React's decoder throws on some of them, and Next answers 500 for that.
 */
export function areArguments(parts: ReadonlyMap<string, unknown>): boolean {
  const names = new Set(parts.keys());
  let isList = false;
  for (const [name, text] of parts) {
    if (!/^\d+$/.test(name)) continue;
    const value = parse(text);
    if (value === undefined || !isDecodable(value, names)) return false;
    if (name === '0') isList = Array.isArray(value);
  }
  return isList;
}
