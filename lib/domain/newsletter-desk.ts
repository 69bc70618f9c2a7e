import * as z from 'zod';
import type { AdminAnswer, Typed } from './admin-answer';
import { moved } from './matchup-form';
import {
  introSchema,
  itemBodySchema,
  itemTitleSchema,
  type NewsletterIssue,
  subjectSchema,
} from './newsletter';
import { issueSteps } from './newsletter-rules';
import { rowIdOr } from './row-id';
import { subscriberEmailSchema } from './subscriber';

/** What a form of an issue's page is answered; `theirs` is what somebody else left meanwhile. */
export type IssueDeskAnswer = AdminAnswer & { revision?: number; theirs?: NewsletterIssue };
export type IssueDeskState = IssueDeskAnswer | null;

const MOST_ITEMS = 100;

const id = rowIdOr('There is no such issue.');
const revision = rowIdOr('Reload the page first.');

/** Line ends as everywhere else, and nothing that the database can't hold. */
const tidy = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed();

const order = z
  .string({ error: 'Reload the page first.' })
  .regex(/^(?:[1-9]\d{0,8}(?:,[1-9]\d{0,8})*)?$/, 'Reload the page first.')
  .transform((text) => (text === '' ? [] : text.split(',').map(Number)))
  .refine((list) => list.length <= MOST_ITEMS && new Set(list).size === list.length, {
    error: 'Reload the page first.',
  });

const head = z.object({
  issue: id,
  revision,
  subject: z.string({ error: 'Write a subject.' }).transform(tidy).pipe(subjectSchema),
  intro: z.string().default('').transform(tidy).pipe(introSchema),
  order,
});

const item = z.object({
  title: z.string().default('').transform(tidy).pipe(itemTitleSchema),
  body: z.string().default('').transform(tidy).pipe(itemBodySchema),
});

/** The names of an item's fields in the form. */
export const itemField = (name: 'title' | 'body' | 'included', itemId: number) =>
  `${name}-${itemId}`;

export type IssueForm = {
  id: number;
  revision: number;
  subject: string;
  intro: string;
  items: { id: number; title: string; body: string; included: boolean }[];
};

/**
 * Reads an issue's form: its head, `order` (the items' ids in their order) and each item's fields, by its
 * id. Problems stand under the names of the fields.
 */
export function readIssueForm(
  typed: Typed,
): { ok: true; edit: IssueForm } | { ok: false; error: z.ZodError } {
  const parsed = head.safeParse(typed);
  const issues = [...(parsed.error?.issues ?? [])];
  const items = (order.safeParse(typed.order).data ?? []).map((itemId) => {
    const read = item.safeParse({
      title: typed[itemField('title', itemId)],
      body: typed[itemField('body', itemId)],
    });
    for (const issue of read.error?.issues ?? []) {
      const name = issue.path[0] === 'body' ? 'body' : 'title';
      issues.push({ ...issue, path: [itemField(name, itemId)] });
    }
    const included = typed[itemField('included', itemId)] !== undefined;
    return { id: itemId, included, ...(read.data ?? { title: '', body: '' }) };
  });
  if (!parsed.success || issues.length > 0) return { ok: false, error: new z.ZodError(issues) };
  const { issue, subject, intro, revision } = parsed.data;
  return { ok: true, edit: { id: issue, revision, subject, intro, items } };
}

/** Answers the items' order after a press of "12:up" or "12:down"; null where that is no such press. */
export function orderAfterMove(typed: Typed): string | null {
  const [, which, way] = /^([1-9]\d{0,8}):(up|down)$/.exec(typed.move ?? '') ?? [];
  const stands = order.safeParse(typed.order);
  if (!which || !stands.success) return null;
  return moved(stands.data, Number(which), way === 'up' ? 'up' : 'down').join(',');
}

/** One press of a step's button: `now` is a schedule for this moment, `anew` composes a draft again. */
export const issueStepSchema = z.object({
  issue: id,
  revision,
  step: z.enum([...issueSteps, 'now', 'anew'], { error: 'There is no such step.' }),
});

/** A test of an issue, to whoever asks for it. */
export const issueTestSchema = z.object({ issue: id });

/** The search for one subscriber, by the whole address. */
export const findSubscriberSchema = z.object({ email: subscriberEmailSchema });
export const stopSubscriberSchema = z.object({
  subscriber: z.uuid({ error: 'There is no such subscriber any more.' }),
});
