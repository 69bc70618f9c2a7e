import * as z from 'zod';
import {
  excludedLine,
  figureLine,
  headerLine,
  type OpenDataLine,
  seatLine,
  toolLine,
  trailerLine,
  verdictLine,
  voteLine,
} from './open-data';

/** A field of a kind of line, in words: its name, what stands in it, and what it says. */
export type FieldDescription = { name: string; type: string; words: string };
export type KindDescription = {
  kind: OpenDataLine['kind'];
  words: string;
  fields: FieldDescription[];
};

const kinds: [kind: OpenDataLine['kind'], words: string, schema: z.ZodType][] = [
  ['header', 'The first line: what the file is.', headerLine],
  ['seat', 'A chair of the panel.', seatLine],
  ['tool', 'A published tool, with each price that was read.', toolLine],
  [
    'verdict',
    'Something that a seat has said of a tool in public. Those that were superseded or retracted are marked.',
    verdictLine,
  ],
  ['vote', 'One vote that counts.', voteLine],
  ['excluded', 'Votes that a curator took out of the count.', excludedLine],
  ['figure', 'The figures of a tool, as the site showed them at that moment.', figureLine],
  ['trailer', 'The last line: a file without it was cut off.', trailerLine],
];

type Described = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Described[];
  items?: Described;
  properties?: Record<string, Described>;
  description?: string;
  format?: string;
};

function typeOf(field: Described): string {
  if (field.const !== undefined) return JSON.stringify(field.const);
  if (field.enum) return field.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (field.anyOf) return field.anyOf.map(typeOf).join(' or ');
  if (Array.isArray(field.type))
    return field.type.map((type) => typeOf({ ...field, type })).join(' or ');
  if (field.type === 'array') return `list of ${typeOf(field.items ?? {})}`;
  if (field.properties) return `{ ${Object.keys(field.properties).join(', ')} }`;
  if (field.type === 'string') return textOf(field.format);
  if (field.type === 'boolean') return 'true or false';
  return field.type === 'integer' || field.type === 'number' ? 'number' : String(field.type);
}

function textOf(format: string | undefined): string {
  if (format === 'date-time') return 'date and time';
  return format === 'uri' ? 'address' : 'text';
}

/**
 * Answers what may stand in each kind of line, in the order of the file, as the schemas that write and
 * check it have it.
 */
export function describeOpenData(): KindDescription[] {
  return kinds.map(([kind, words, schema]) => {
    const { properties = {} } = z.toJSONSchema(schema) as Described;
    const fields = Object.entries(properties)
      .filter(([name]) => name !== 'kind')
      .map(([name, field]) => ({ name, type: typeOf(field), words: field.description ?? '' }));
    return { kind, words, fields };
  });
}
