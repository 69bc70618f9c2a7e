import * as z from 'zod';
import { emailSchema } from './email';
import { parsePair } from './matchup';
import { webUrlSchema } from './price';
import { rowId } from './row-id';
import { isToolSlug } from './slug';

export const suggestionKinds = ['tool', 'matchup', 'correction'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

export const suggestionStates = ['open', 'accepted', 'declined'] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** What a correction can be about, with the words for it. */
export const factNames = {
  name: 'Name',
  tagline: 'Tagline',
  description: 'Description',
  maker: 'Made by',
  license: 'Licence',
  website: 'Website',
  version: 'Version',
  price: 'Price',
  category: 'Category',
  other: 'Something else',
} as const;
export type Fact = keyof typeof factNames;
const facts = Object.keys(factNames) as [Fact, ...Fact[]];
export const isFact = (text: string): text is Fact => Object.hasOwn(factNames, text);

const NAME = 100;
const TEXT = 1_000;
// What cannot be seen would change how the text beside it reads.
const UNSEEN = /[\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u;

const seen = (schema: z.ZodString) =>
  schema.refine((text) => !UNSEEN.test(text), {
    error: 'Leave out characters that cannot be seen.',
  });

/** One line: tidied of spaces, from one character on. */
const line = (missing: string, most = NAME) =>
  z
    .string({ error: missing })
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .pipe(
      seen(
        z
          .string()
          .min(1, { error: missing })
          .max(most, { error: `Use at most ${most} characters.` }),
      ),
    );

/** Some lines, or none. */
const text = (missing: string | null) =>
  z
    .string({ error: missing ?? 'Write some text.' })
    .default('')
    .transform((given) => given.replaceAll(/\r\n?/g, '\n').trim())
    .pipe(
      seen(
        z
          .string()
          .min(missing === null ? 0 : 1, { error: missing ?? '' })
          .max(TEXT, { error: `Use at most ${TEXT} characters.` }),
      ),
    );

const web = (missing: string) =>
  z.string({ error: missing }).trim().min(1, { error: missing, abort: true }).pipe(webUrlSchema);
const blank = (given: unknown) => (typeof given === 'string' && given.trim() === '' ? null : given);

const common = { email: z.preprocess(blank, emailSchema.nullish().default(null)) };

const toolForm = z.object({
  kind: z.literal('tool'),
  name: line('Write the tool’s name.'),
  website: web('Write the address of its website.'),
  why: text(null),
  ...common,
});

const matchupForm = z
  .object({
    kind: z.literal('matchup'),
    left: line('Write the first tool’s name.'),
    right: line('Write the second tool’s name.'),
    why: text(null),
    ...common,
  })
  .refine(({ left, right }) => left.toLowerCase() !== right.toLowerCase(), {
    path: ['right'],
    error: 'A matchup needs two different tools.',
  });

const correctionForm = z.object({
  kind: z.literal('correction'),
  tool: line('Write which tool it is about.', 200),
  fact: z.enum(facts, { error: 'Choose what is wrong.' }),
  should: text('Write what it should say.'),
  source: z
    .preprocess(blank, web('Write an address.').nullish())
    .transform((address) => address ?? ''),
  page: z
    .string()
    .regex(/^\/(?:tools|compare)\/[a-z0-9-]{1,150}$/)
    .catch('/suggest'),
  ...common,
});

/** What the form of /suggest sends, by its kind. The schema knows no tools: the data finds them. */
export const suggestionSchema = z.discriminatedUnion(
  'kind',
  [toolForm, matchupForm, correctionForm],
  { error: 'Choose what to suggest.' },
);
export type SuggestionForm = z.infer<typeof suggestionSchema>;

/** A suggestion's own fields, all of them texts, by the names of the form. */
export type SuggestionFields = Record<string, string>;

/** A suggestion as a curator sees it. Times are ISO dates and times, UTC. */
export type Suggestion = {
  id: number;
  kind: SuggestionKind;
  state: SuggestionState;
  /** The tool that a correction is about. */
  tool: { id: number; slug: string; name: string } | null;
  fields: SuggestionFields;
  /** Whether an address was left to be answered at; it is forgotten with the answer. */
  answerable: boolean;
  reason: string | null;
  revision: number;
  createdAt: string;
  decided: { at: string; by: string | null } | null;
};

/** What stands already and is likely what a suggestion means. */
export type AlreadyHere = {
  name: string;
  state: string;
  /** Whether visitors see it at `path`; a curator always does, at `deskPath`. */
  isPublic: boolean;
  path: string;
  deskPath: string;
};

/** What a page of /suggest begins with: a kind, and for a correction the page that it is about. */
export type About =
  | { kind: 'tool' | 'matchup' }
  | { kind: 'correction'; tools: string[]; page: string | null; fact: Fact | null };

/**
 * Answers what the address /suggest/… is about: a kind, `correction/{tool}`, `correction/{tool}/{fact}`
 * or `correction/{left}-vs-{right}`; null for any other. In the path, so that the page is the same for
 * everybody and prefilled without JavaScript.
 */
export function aboutOf(parts: readonly string[]): About | null {
  const [kind = 'tool', subject, fact, ...more] = parts;
  if (more.length > 0) return null;
  if (kind === 'tool' || kind === 'matchup') return subject === undefined ? { kind } : null;
  if (kind !== 'correction') return null;
  if (subject === undefined) return { kind, tools: [], page: null, fact: null };
  if (fact !== undefined && !isFact(fact)) return null;
  if (isToolSlug(subject)) {
    return { kind, tools: [subject], page: `/tools/${subject}`, fact: fact ?? null };
  }
  const pair = parsePair(subject);
  if (!pair || fact !== undefined) return null;
  return { kind, tools: [pair.left, pair.right], page: `/compare/${subject}`, fact: null };
}

/** A suggestion in a few words, such as "Ollama: Price". */
export function titleOf({ kind, fields, tool }: Pick<Suggestion, 'kind' | 'fields' | 'tool'>) {
  if (kind === 'tool') return fields.name ?? '';
  if (kind === 'matchup') return `${fields.left} vs ${fields.right}`;
  const fact = fields.fact ?? '';
  return `${tool?.name ?? fields.tool}: ${isFact(fact) ? factNames[fact] : fact}`;
}

// The columns of the desk's forms that a correction can fill in; the others are read beside the form.
const COLUMN_OF: Partial<Record<Fact, string>> = {
  ...{ name: 'name', tagline: 'tagline', description: 'description', license: 'license' },
  ...{ website: 'website', price: 'entry_note' },
};

/** Answers the address of the form in which an accepted suggestion is carried out, filled in. */
export function formHref({ id, kind, fields, tool }: Suggestion): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | undefined) => {
    if (value) params.set(name, value);
  };
  if (kind === 'tool') {
    set('name', fields.name);
    set('website', fields.website);
    set('suggestion', String(id));
    return `/admin/tools/new?${params}`;
  }
  if (kind === 'matchup') {
    set('left', fields.leftSlug);
    set('right', fields.rightSlug);
    set('suggestion', String(id));
    return `/admin/matchups/new?${params}`;
  }
  const column = isFact(fields.fact ?? '') ? COLUMN_OF[fields.fact as Fact] : undefined;
  if (column) set(column, fields.should);
  if (column === 'entry_note') set('entry_source', fields.source);
  set('suggestion', String(id));
  return tool ? `/admin/tools/${tool.id}?${params}` : '/admin/tools';
}

/** Answers the mail that tells somebody what became of their suggestion, in plain text. */
export function answerMail(
  suggestion: Pick<Suggestion, 'kind' | 'fields' | 'tool'>,
  decision: { state: 'accepted' } | { state: 'declined'; reason: string },
): { subject: string; text: string } {
  const title = titleOf(suggestion);
  const answer =
    decision.state === 'accepted'
      ? 'A curator has taken it up and will make the change.'
      : `A curator has declined it, for this reason:\n\n${decision.reason}`;
  return {
    subject: `Your suggestion was ${decision.state}: ${title}`,
    text: [
      `You suggested a ${suggestion.kind} on Shipworthy: ${title}`,
      answer,
      'Thank you for helping. This is the only mail about it: your address is forgotten now.',
    ].join('\n\n'),
  };
}

export const suggestionIdSchema = rowId;

/** What the curator's forms about a suggestion send. */
export const decisionSchema = z.object({ suggestion: rowId, revision: rowId });
