import type { QueryResultRow } from 'pg';

type Sql = <Row extends QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;

/** Builds what a newsletter is sent from, and asks what became of it. */
export function sendingScene(sql: Sql) {
  let weeks = 0;

  return {
    /** Confirmed subscribers `reader-1@post.example`, … */
    readers: (count: number) =>
      sql(
        `INSERT INTO subscribers (email, state, confirmed_at)
         SELECT 'reader-' || n || '@post.example', 'confirmed', now() FROM generate_series(1, $1) AS n`,
        [count],
      ),

    /** An approved issue, due since a minute; its items are for who reads everything. */
    issue: async (sendAt = new Date(Date.now() - 60_000), items = 1): Promise<number> => {
      weeks += 1;
      const [issue] = await sql<{ id: number }>(
        `INSERT INTO newsletter_issues
           (week, state, covers_from, covers_until, subject, intro, send_at, approved_at)
         VALUES (date '2026-01-05' + 7 * $1, 'approved', '2026-01-05', '2026-01-12', 'What was settled',
           'Hello.', $2, now())
         RETURNING id`,
        [weeks, sendAt],
      );
      const id = issue?.id ?? 0;
      await sql(
        `INSERT INTO newsletter_items (issue_id, rank, kind, title, body, path, facts, category_ids)
         SELECT $1, n, 'matchup', 'Alpha vs Beta', repeat('The panel is split. ', 15),
           '/compare/alpha-vs-beta',
           '{"tools": [{"slug": "alpha", "name": "Alpha", "panel": {"ships": 1, "skips": 1},
             "community": {"ships": 0, "skips": 0}}]}', '{0}'
         FROM generate_series(1, $2) AS n`,
        [id, items],
      );
      return id;
    },

    stateOf: async (issueId: number): Promise<string | undefined> =>
      (
        await sql<{ state: string }>('SELECT state FROM newsletter_issues WHERE id = $1', [issueId])
      )[0]?.state,

    setState: (issueId: number, state: 'sending' | 'paused' | 'cancelled') =>
      sql(
        `UPDATE newsletter_issues SET state = $2::newsletter_state,
           finished_at = CASE WHEN $2 = 'cancelled' THEN now() END WHERE id = $1`,
        [issueId, state],
      ),

    /** Has the leases of whoever died be over. */
    endLeases: () =>
      sql(
        "UPDATE newsletter_deliveries SET taken_until = now(), due_at = now() WHERE state = 'taken'",
      ),
  };
}
