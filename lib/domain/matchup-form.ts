import * as z from 'zod';
import { matchupStates, matchupSteps } from './matchup-rules';
import { rowId, rowIdOr } from './row-id';

export const MAX_HEADLINE = 200;
export const MAX_EDITOR_NOTE = 2_000;

/** How far ahead a matchup may be scheduled, in days: beyond it a year was mistyped. */
const MAX_AHEAD_DAYS = 730;
const DAY_MS = 86_400_000;

const id = rowIdOr('There is no such matchup.');
const counter = z.coerce.number({ error: 'Reload the page first.' }).int().min(1);

/** Text of a form: line ends as everywhere else, nothing that the database can't hold; empty is none. */
const optionalText = (most: number, what: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed().trim())
    .refine((text) => text.length <= most, `${what} has at most ${most} characters.`)
    .transform((text) => text || null);

/** What a curator writes about a pair. */
const words = {
  headline: optionalText(MAX_HEADLINE, 'A headline').refine(
    (text) => !text?.includes('\n'),
    'A headline is one line.',
  ),
  editorNote: optionalText(MAX_EDITOR_NOTE, 'A note'),
};

const toolName = (side: string) =>
  z
    .string({ error: `Choose the tool on the ${side}.` })
    .trim()
    .min(1, `Choose the tool on the ${side}.`)
    .max(200);

/**
 * A new matchup's form. Each side is what was typed (a tool's name or address part) and, where it was
 * picked from the list, the address part itself.
 */
export const newMatchupSchema = z.object({
  left: toolName('left'),
  right: toolName('right'),
  leftSlug: z.string().max(60).default(''),
  rightSlug: z.string().max(60).default(''),
  ...words,
});

/** An edited matchup's form: `left` is the id of the tool that is to be on the left. */
export const savedMatchupSchema = z.object({
  matchup: id,
  revision: counter,
  left: id,
  ...words,
});

/** One press of a state's button, with where the matchup stood on the page: `seenPublishAt` as ISO, UTC. */
export const stepSchema = z.object({
  matchup: id,
  revision: counter,
  seenState: z.enum(matchupStates, { error: 'Reload the page first.' }),
  seenPublishAt: z
    .union([z.literal('').transform(() => null), z.iso.datetime()], {
      error: 'Reload the page first.',
    })
    .default(null),
  step: z.enum(matchupSteps, { error: 'There is no such step.' }),
});

/** Throwing a draft away, or putting a matchup into the featured ones and out of them. */
export const discardMatchupSchema = z.object({ matchup: id, revision: counter });
export const featureSchema = z.object({ matchup: id, featured: z.enum(['yes', 'no']) });

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

/**
 * Answers the schema of the time at which a matchup is to go live, as a browser's field for date and
 * time writes it, in UTC: from `now` on, two years ahead at most. `instead` is what can be done at once.
 */
export const publishAtSchema = (now: Date, instead = 'publish it now') =>
  z
    .string({ error: 'Say when.' })
    .trim()
    .regex(TIME, 'Write a date and a time, such as 2026-12-01T09:00.')
    .transform((text) => new Date(`${text}Z`))
    .refine((time) => !Number.isNaN(time.getTime()), 'There is no such date.')
    .refine((time) => time > now, `This time is past. Choose a later one, or ${instead}.`)
    .refine(
      (time) => time.getTime() - now.getTime() <= MAX_AHEAD_DAYS * DAY_MS,
      'That is more than two years ahead. Check the year.',
    );

/** Answers a time as a field for date and time holds it, in UTC. */
export const timeForField = (time: string): string => new Date(time).toISOString().slice(0, 16);

const ids = z
  .string()
  .default('')
  .transform((text) => (text === '' ? [] : text.split(',').map(Number)))
  .refine((list) => list.every((each) => Number.isInteger(each) && each > 0 && each < 2 ** 31))
  .refine((list) => new Set(list).size === list.length);

/**
 * The order of the featured matchups: `seen` as they stood, and either `order`, as they are to stand, or
 * one `move` ("12:up", "12:down", "12:off").
 */
export const featuredOrderSchema = z.object({
  seen: ids,
  order: ids.optional(),
  move: z
    .string()
    .regex(/^\d{1,9}:(?:up|down|off)$/)
    .optional(),
  /** The one that was dragged, to be named in the answer. */
  dragged: rowId.optional(),
});

export type FeaturedMove = 'up' | 'down' | 'off';

/** Answers `ids` after one of them was moved by a place, or taken off; unchanged where it can't be. */
export function moved(list: readonly number[], id: number, move: FeaturedMove): number[] {
  const at = list.indexOf(id);
  if (at === -1) return [...list];
  const rest = list.filter((each) => each !== id);
  if (move === 'off') return rest;
  return rest.toSpliced(Math.max(0, at + (move === 'up' ? -1 : 1)), 0, id);
}
