import { type DraftPlace, saveDraft } from '@/lib/data/drafts';
import { publishDraft } from '@/lib/data/reviews';
import { findReviewer, giveSeat } from '@/lib/data/seats';
import { type Seen, seenNone } from '@/lib/domain/review';
import type { VerdictText } from '@/lib/domain/verdict';
import { acting, type openWorld } from './world';

type World = Awaited<ReturnType<typeof openWorld>>;

/** A verdict that may be published, with some of it made different. */
export const text = (given: Partial<VerdictText> = {}): VerdictText => ({
  call: 'ship',
  body: 'It held for a week of ordinary work, and where it failed it said so in words that helped.',
  toolVersion: '1.0',
  evidence: ['https://example.com/notes'],
  ...given,
});
const typed = (content: VerdictText) => ({ ...content, evidence: content.evidence.join('\n') });

/** What the tests of the desk begin with: reviewers, and seats with what they judge. */
export function desk({ rows, sql, tool }: World) {
  let people = 0;
  async function reviewer(...seats: string[]) {
    people += 1;
    const [user] = await sql<{ id: string }>(
      `INSERT INTO users (email, role) VALUES ($1, 'reviewer') RETURNING id`,
      [`reviewer-${people}@example.com`],
    );
    const userId = user?.id ?? '';
    const name = `Reviewer ${people}`;
    for (const seat of seats) await giveSeat(acting(), userId, seat, name, '2026-01-01');
    const found = await findReviewer(userId);
    return { userId, name, authorId: found?.authorId ?? 0 };
  }

  /** A seat with two holders, and a tool that it has not judged. */
  async function scene() {
    const seat = await rows.seat();
    const [one, other] = [await reviewer(seat.slug), await reviewer(seat.slug)];
    const judged = await tool();
    const placeOf = ({ authorId }: { authorId: number }): DraftPlace => ({
      authorId,
      seatId: seat.id,
      toolId: judged.id,
    });
    const draft = async (who: { authorId: number }, content: VerdictText, base: Seen | null) => {
      const saved = await saveDraft(placeOf(who), typed(content), {
        version: 0,
        base: base ?? seenNone,
      });
      if (saved.kind !== 'saved') throw new Error(saved.kind);
      return saved.draft.version;
    };
    const write = async (who: { authorId: number }, content: VerdictText, base: Seen | null) => {
      const version = await draft(who, content, base);
      return publishDraft(acting(), placeOf(who), content, { version, base: base ?? seenNone });
    };
    const publish = async (...given: Parameters<typeof write>): Promise<Seen> => {
      const answer = await write(...given);
      if (answer.kind !== 'published') throw new Error(answer.kind);
      return answer.verdict;
    };
    const verdicts = () =>
      sql<{ id: number; state: string; body: string; author_id: number }>(
        'SELECT id, state, body, author_id FROM verdicts WHERE tool_id = $1 ORDER BY id',
        [judged.id],
      );
    const revisions = (id: number) =>
      sql<{ number: number; body: string; call: string; evidence: string[] }>(
        'SELECT number, body, call, evidence FROM verdict_revisions WHERE verdict_id = $1 ORDER BY number',
        [id],
      );
    return { seat, one, other, tool: judged, placeOf, draft, write, publish, verdicts, revisions };
  }

  return { reviewer, scene };
}
