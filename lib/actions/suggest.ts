'use server';

import { findAddressHash } from '@/lib/auth/address';
import { findAlreadyHere } from '@/lib/data/already-here';
import { countSuggestionFrom } from '@/lib/data/suggestion-limit';
import { addSuggestion, findMeantTool } from '@/lib/data/suggestions';
import type { AdminAnswer } from '@/lib/domain/admin-answer';
import {
  type SuggestionFields,
  type SuggestionForm,
  suggestionSchema,
} from '@/lib/domain/suggestion';
import { waitInWords } from '@/lib/domain/wait';
import { log } from '@/lib/log';
import { done, refuse, refuseFields, typedIn } from './admin-answer';

/** Somewhere to go on from an answer. */
type Place = { name: string; path: string };

/** What the form of /suggest shows; with what was suggested where it stands `already`. */
export type SuggestState = (AdminAnswer & { already?: Place; back?: Place }) | null;

const THANKS = 'Thank you. A curator reads it, and answers if you left an address.';

type Read =
  | { ok: true; toolId: number | null; fields: SuggestionFields; back?: Place }
  | { ok: false; fieldErrors: Record<string, string[]> };

const unknown = (given: string) => [`There is no published tool called “${given}”.`];

/** Answers what a suggestion keeps, or what is wrong with the tools that it names. */
async function readSuggestion(form: SuggestionForm): Promise<Read> {
  if (form.kind === 'tool') {
    const { name, website, why } = form;
    return { ok: true, toolId: null, fields: { name, website, why } };
  }
  if (form.kind === 'matchup') {
    const [left, right] = await Promise.all([findMeantTool(form.left), findMeantTool(form.right)]);
    if (!left || !right) {
      const fieldErrors = {
        ...(!left && { left: unknown(form.left) }),
        ...(!right && { right: unknown(form.right) }),
      };
      return { ok: false, fieldErrors };
    }
    if (left.id === right.id) {
      return { ok: false, fieldErrors: { right: ['A matchup needs two different tools.'] } };
    }
    return {
      ok: true,
      toolId: null,
      fields: {
        ...{ left: left.name, right: right.name, why: form.why },
        ...{ leftSlug: left.slug, rightSlug: right.slug },
      },
    };
  }
  const tool = await findMeantTool(form.tool);
  if (!tool) return { ok: false, fieldErrors: { tool: unknown(form.tool) } };
  const { fact, should, source, page } = form;
  const about = page === '/suggest' ? `/tools/${tool.slug}` : page;
  return {
    ok: true,
    toolId: tool.id,
    fields: { tool: tool.name, fact, should, source, page: about },
    back: { name: tool.name, path: `/tools/${tool.slug}` },
  };
}

/**
 * Keeps what a visitor proposes: a tool, a matchup or a correction. Refused, with nothing kept: fields
 * that are wrong, tools that nobody knows, an address over its limit. A matchup that is public is not
 * kept either, and shown; a tool that seems to be is shown, and kept, since two can share a name or a
 * website. What fills in the field that people do not see is thanked like everybody, and not kept.
 */
export async function sendSuggestion(
  _previous: SuggestState,
  form: FormData,
): Promise<NonNullable<SuggestState>> {
  const typed = typedIn(form);
  const parsed = suggestionSchema.safeParse(typed);
  if (!parsed.success) return refuseFields(typed, parsed.error, 'sent');
  try {
    const addressHash = findAddressHash(new Date());
    const wait = await countSuggestionFrom(addressHash);
    if (wait !== null) {
      const message = `Too many suggestions came from your network. Try again ${waitInWords(wait)}.`;
      return refuse(typed, message);
    }
    const read = await readSuggestion(parsed.data);
    if (!read.ok) {
      return refuse(typed, 'Nothing was sent yet: see what is marked below.', read.fieldErrors);
    }
    if (typed.company) return done(THANKS);
    const { kind, email } = parsed.data;
    const { toolId, fields, back } = read;
    const found = (await findAlreadyHere({ kind, fields })).find(({ isPublic }) => isPublic);
    // What a curator's desk knows beyond that is not for visitors.
    const already = found && { name: found.name, path: found.path };
    if (already && kind === 'matchup') return { ...done('Nothing had to be sent.'), already };
    await addSuggestion({ kind, toolId, fields, email, addressHash });
    return { ...done(THANKS), ...(already && { already }), ...(back && { back }) };
  } catch (error) {
    log().error({ error: String(error) }, 'a suggestion was not kept');
    return refuse(typed, 'Your suggestion could not be kept just now. Please send it again.');
  }
}
