import 'server-only';
import { actingAs } from '@/lib/auth/acting';
import { saveDraft } from '@/lib/data/drafts';
import { searchToolNames } from '@/lib/data/review-lists';
import { findReviewPlace } from '@/lib/data/review-places';
import { publishDraft } from '@/lib/data/reviews';
import type { Viewer } from '@/lib/domain/account';
import { type KeptDraft, seenNone, type WriteAnswer } from '@/lib/domain/review';
import type { Submission, VerdictText } from '@/lib/domain/verdict';
import { canPublishVerdict, canSeeDesk, canWriteDraft } from '@/lib/domain/verdict-rules';
import { dropVerdictsOf, type Sent } from './review-answers';

const GONE =
  'This draft was published or thrown away in another tab. What you typed here is not saved: save it as a new draft, or leave it.';
const MOVED =
  'Another tab has saved this draft since. Nothing was overwritten: choose which text to keep.';
const UNCHANGED = 'This says word for word what stands already, so there was nothing to publish.';
const UNSEATED = 'You do not hold this seat any more, so nothing was published.';
const UNPUBLISHED = 'The tool was taken from the site meanwhile, so nothing was published.';
const CONFLICT = 'You declared an interest in this tool meanwhile, so nothing was published.';
const SUSPENDED =
  'Your account is suspended, so nothing was published. Your draft is kept; your account’s page says why.';

/**
 * Saves what was sent as a draft and, with a `text` that may be published, publishes it. The draft
 * stays where publishing is refused.
 */
export async function write(
  viewer: Viewer,
  sent: Sent,
  submission: Submission,
  text: VerdictText | null,
): Promise<WriteAnswer> {
  const desk = canSeeDesk(viewer);
  if (!desk.allowed) return { ...sent, ok: false, why: 'refused', message: desk.reason };
  const place = await findReviewPlace(viewer.userId, submission.seat, submission.tool);
  if (!place) return unknownTool(sent, submission.tool);
  const ruled = { ...place.tool, conflict: place.conflict?.note ?? null };
  const writing = canWriteDraft(viewer, place.seat, ruled);
  if (!writing.allowed || !place.author) {
    const message = writing.allowed ? 'You hold no seat.' : writing.reason;
    return { ...sent, ok: false, why: 'refused', message };
  }
  const where = { authorId: place.author.id, seatId: place.seat.id, toolId: place.tool.id };
  const { call, body, toolVersion, evidence, version } = submission;
  const base = { id: submission.base, version: submission.baseVersion };
  const saved = await saveDraft(
    where,
    { call, body, toolVersion, evidence },
    // A verdict that stands no more, or a made-up one, is none that a draft could replace.
    { version, base: base.id === place.standing?.id ? base : seenNone },
  );
  if (saved.kind === 'gone') return gone(sent);
  if (saved.kind === 'moved') return moved(sent, saved.other);
  const { draft } = saved;
  const kept: Sent = { ...sent, next: { version: draft.version, base } };
  const tool = { slug: place.tool.slug, name: place.tool.name };
  if (!text) return { ...kept, ok: true, data: { kind: 'saved', tool, savedAt: draft.savedAt } };

  const publishing = canPublishVerdict(viewer, place.seat, ruled);
  if (!publishing.allowed) {
    const message = `${publishing.reason} Your draft is kept.`;
    return { ...kept, ok: false, why: 'refused', message };
  }
  const answer = await publishDraft(actingAs(viewer), where, text, {
    version: draft.version,
    base,
  });
  switch (answer.kind) {
    case 'published': {
      await dropVerdictsOf(tool.slug);
      const next = { version: 0, base: answer.verdict };
      return { ...sent, next, ok: true, data: { kind: 'published', tool, effect: answer.effect } };
    }
    case 'overtaken':
      return overtaken(kept, viewer, submission);
    case 'moved': {
      const now = await findReviewPlace(viewer.userId, submission.seat, submission.tool);
      return now?.draft ? moved(sent, now.draft) : gone(sent);
    }
    case 'unchanged':
      return { ...kept, ok: false, why: 'unchanged', message: UNCHANGED };
    case 'conflict':
      return { ...kept, ok: false, why: 'refused', message: CONFLICT };
    case 'unseated':
      return { ...kept, ok: false, why: 'refused', message: UNSEATED };
    case 'unpublished':
      return { ...kept, ok: false, why: 'refused', message: UNPUBLISHED };
    case 'suspended':
      return { ...kept, ok: false, why: 'refused', message: SUSPENDED };
  }
}

async function unknownTool(sent: Sent, given: string): Promise<WriteAnswer> {
  const suggestions = await searchToolNames(given, 5);
  const names = suggestions.map(({ name }) => name).join(', ');
  const message = names
    ? `Which tool do you mean: ${names}?`
    : `There is no published tool called “${given}”.`;
  return {
    ...{ ...sent, ok: false, why: 'unknown-tool', suggestions },
    ...{ message: 'Nothing was saved: choose the tool first.', fieldErrors: { tool: [message] } },
  };
}

function moved(sent: Sent, other: KeptDraft): WriteAnswer {
  const next = { ...sent.next, version: other.version };
  return { ...sent, next, ok: false, why: 'moved', other, message: MOVED };
}

/** What stands by now the writer has not seen: publishing this text as a new draft shows it first. */
function gone(sent: Sent): WriteAnswer {
  const next = { ...sent.next, version: 0 };
  return { ...sent, next, ok: false, why: 'gone', message: GONE };
}

/** The writer is shown what stands now; publishing again means that they have read it. */
async function overtaken(
  kept: Sent,
  viewer: Viewer,
  { seat, tool }: Submission,
): Promise<WriteAnswer> {
  const place = await findReviewPlace(viewer.userId, seat, tool);
  const standing = place?.standing ?? null;
  const message = !standing
    ? 'Not published: what stood here changed just now. Yours is kept as a draft; publish again.'
    : `Not published: for this seat and tool ${standing.author.name} (a ${standing.author.kind}) ` +
      'published or revised a verdict in words that you had not seen. Yours is kept as a draft. ' +
      'Read what stands first; publishing again replaces it.';
  const base = standing ? { id: standing.id, version: standing.version } : seenNone;
  const next = { ...kept.next, base };
  return { ...kept, next, ok: false, why: 'overtaken', standing, message };
}
