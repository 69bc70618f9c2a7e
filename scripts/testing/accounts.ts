import { carryVotesOver } from '@/lib/data/carry-over';
import type { openWorld } from './world';

type World = Awaited<ReturnType<typeof openWorld>>;
type GivenUser = Parameters<World['rows']['user']>[0];

/** Makes people with accounts, for tests of what is theirs. */
export function accounts({ rows, sql, tool }: World) {
  /** Somebody with an account, signed in on one browser. */
  async function member(given: GivenUser = {}) {
    const { id, email } = await rows.user(given);
    const { tokenHash: sessionHash } = await rows.session({ userId: id });
    await carryVotesOver(id, null);
    return { id, email, sessionHash, addressHash: 'home' };
  }

  /** The same with a seat, a published verdict, a draft and two declared interests. */
  async function reviewer() {
    const account = await member({ name: 'Ada' });
    const [judged, other, waiting] = [await tool(), await tool(), await tool()];
    const seat = await rows.seat();
    const author = await rows.author({ kind: 'person', userId: account.id, name: account.email });
    await rows.verdict({ toolId: judged.id, seatId: seat.id, authorId: author.id });
    await sql(
      "INSERT INTO seat_holdings (seat_id, author_id, since) VALUES ($1, $2, '2026-01-01')",
      [seat.id, author.id],
    );
    await sql(
      "INSERT INTO verdict_drafts (seat_id, author_id, tool_id, body) VALUES ($1, $2, $3, 'Half')",
      [seat.id, author.id, waiting.id],
    );
    await sql(
      `INSERT INTO conflicts_of_interest (author_id, tool_id, note)
       SELECT $1, unnest($2::int[]), $3`,
      [author.id, [judged.id, other.id], `My brother works there: ${account.email}`],
    );
    return { ...account, author, seat, judged, other };
  }

  /** Words that are an author's own: another note to what they declared, and a verdict never published. */
  async function wordsOf(authorId: number, seatId: number): Promise<void> {
    await sql("UPDATE conflicts_of_interest SET note = 'My sister, too' WHERE author_id = $1", [
      authorId,
    ]);
    const { id: drafted } = await tool();
    await sql(
      `INSERT INTO verdicts (author_id, seat_id, tool_id, call, body, evidence, tool_version)
       VALUES ($1, $2, $3, 'ship', $4, '{https://diary.example}', '1')`,
      [authorId, seatId, drafted, `A draft of mine${' .'.repeat(60)}`],
    );
    await sql("UPDATE verdicts SET body = 'Nobody read this' || body WHERE tool_id = $1", [
      drafted,
    ]);
  }

  return { member, reviewer, wordsOf };
}
