import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// schema.org's vocabulary as the package schema-dts has it, made from schema.org's own files: which types
// there are, what each may have, and of what types those values may be. Read from its declarations, so
// that a document is checked as it was sent, whatever was written in the code.

type Entry = { parents: string[]; properties: Map<string, string[]> };
type Vocabulary = { bases: Map<string, Entry>; leaves: Map<string, string[]> };

const INTERFACE = /^(?:export )?interface (\w+) extends ([^{]+)\{\n([\s\S]*?)^\}/gm;
const PROPERTY = /^ {4}"(\w+)"\?: SchemaValue<([^;]*), "\w+">;/gm;
const TYPE = /^ {4}"@type": "(\w+)";/m;

function read(): Vocabulary {
  const file = join(process.cwd(), 'node_modules/schema-dts/dist/schema.d.ts');
  const text = readFileSync(file, 'utf8');
  const bases: Vocabulary['bases'] = new Map();
  const leaves: Vocabulary['leaves'] = new Map();
  for (const [, name = '', parents = '', body = ''] of text.matchAll(INTERFACE)) {
    const above = parents.split(',').map((parent) => parent.trim());
    const type = TYPE.exec(body)?.[1];
    if (type) leaves.set(type, above);
    const properties = [...body.matchAll(PROPERTY)].map(
      ([, property = '', ranges = '']): [string, string[]] => [property, ranges.split(' | ')],
    );
    bases.set(name, { parents: above, properties: new Map(properties) });
  }
  return { bases, leaves };
}

let vocabulary: Vocabulary | undefined;

/** A type and all that it is a kind of, as the names of their declarations. */
function ancestry(type: string, { bases, leaves }: Vocabulary): string[] {
  const found: string[] = [];
  const open = [...(leaves.get(type) ?? [])];
  for (let base = open.pop(); base !== undefined; base = open.pop()) {
    if (found.includes(base)) continue;
    found.push(base);
    open.push(...(bases.get(base)?.parents ?? []));
  }
  return found;
}

const PLAIN: Record<string, RegExp> = {
  string: /^(Text|URL|Date|DateTime|Time|Duration|string|.*Type|.*Enumeration)$/,
  number: /^(Number|Integer|Float|Text|Quantity|number)$/,
  boolean: /^Boolean$/,
};

/** Says what of a JSON-LD document schema.org does not know; an empty list where all is in order. */
export function schemaOrgFaults(document: unknown, path = '$'): string[] {
  vocabulary ??= read();
  const words = vocabulary;
  if (typeof document !== 'object' || document === null) return [`${path} is no object`];
  const { '@type': type, '@context': _, '@id': id, ...given } = document as Record<string, unknown>;
  // A reference to what is described elsewhere.
  if (type === undefined && id !== undefined && Object.keys(given).length === 0) return [];
  if (typeof type !== 'string' || !words.leaves.has(type)) return [`${path}: no type ${type}`];
  const kinds = ancestry(type, words);
  const rangesOf = (property: string) =>
    kinds.flatMap((kind) => words.bases.get(kind)?.properties.get(property) ?? []);

  const check = (value: unknown, ranges: string[], at: string): string[] => {
    if (Array.isArray(value)) return value.flatMap((one, n) => check(one, ranges, `${at}[${n}]`));
    if (typeof value !== 'object' || value === null) {
      const plain = PLAIN[typeof value];
      return plain && ranges.some((range) => plain.test(range))
        ? []
        : [`${at}: ${typeof value} where ${ranges.join(' or ')} is due`];
    }
    const inner = (value as Record<string, unknown>)['@type'];
    const innerKinds = typeof inner === 'string' ? ancestry(inner, words) : [];
    const fits =
      inner === undefined ||
      ranges.some((range) => inner === range || innerKinds.includes(`${range}Base`));
    return [
      ...(fits ? [] : [`${at}: ${inner} where ${ranges.join(' or ')} is due`]),
      ...schemaOrgFaults(value, at),
    ];
  };
  return Object.entries(given).flatMap(([property, value]) => {
    // What an action is told is named after its property (schema.org/docs/actions.html).
    if (property.endsWith('-input')) {
      return rangesOf(property.slice(0, -'-input'.length)).length > 0
        ? []
        : [`${path}.${property}`];
    }
    const ranges = rangesOf(property);
    const at = `${path}.${property}`;
    return ranges.length > 0 ? check(value, ranges, at) : [`${at}: ${type} has no ${property}`];
  });
}

/**
 * The one thing that this site says and schema.org does not foresee: a review by a model has software for
 * an author, since a Person would be untrue.
 */
export const isModelAsAuthor = (fault: string): boolean =>
  /\.author: SoftwareApplication where /.test(fault);

/** The JSON-LD documents of a page, parsed. */
export function jsonLdOf(html: string): Record<string, unknown>[] {
  const block = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g;
  return [...html.matchAll(block)].map(([, text = '']) => JSON.parse(text));
}
