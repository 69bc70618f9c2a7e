import type { NewsletterItem } from '@/lib/domain/newsletter';
import { itemOf, movedItem } from '@/lib/domain/test-newsletter';

type Query = <Row extends Record<string, unknown>>(
  text: string,
  values?: unknown[],
) => Promise<Row[]>;

/**
 * Puts an issue into the database as if it had been sent just now, under the next number, which it answers.
 * It was due on some Monday long ago, on which no other one is.
 */
export async function insertSentIssue(
  query: Query,
  {
    subject = 'A panel that changed its mind',
    intro = 'A quiet week.',
    items = [itemOf(), movedItem({ rank: 2 })],
  }: { subject?: string; intro?: string; items?: readonly NewsletterItem[] } = {},
): Promise<number> {
  const [issue] = await query<{ id: number }>(
    `INSERT INTO newsletter_issues (week, covers_from, covers_until, subject, intro)
     SELECT date '1980-01-07' + 7 * floor(random() * 1900)::int, now() - interval '8 days',
       now() - interval '1 day', $1, $2
     RETURNING id`,
    [subject, intro],
  );
  for (const { rank, kind, included, title, body, path, facts, categoryIds } of items) {
    await query(
      `INSERT INTO newsletter_items (issue_id, rank, kind, included, title, body, path, facts, category_ids)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [issue?.id, rank, kind, included, title, body, path, JSON.stringify(facts), categoryIds],
    );
  }
  const [sent] = await query<{ number: number }>(
    `UPDATE newsletter_issues SET state = 'sent', approved_at = now(), send_at = now(), started_at = now(),
       finished_at = now(), number = (SELECT coalesce(max(number), 0) + 1 FROM newsletter_issues)
     WHERE id = $1 RETURNING number`,
    [issue?.id],
  );
  if (!sent) throw new Error('The issue was not sent');
  return sent.number;
}
