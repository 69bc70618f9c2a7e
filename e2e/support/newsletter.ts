import { onDatabase } from './sign-in';

const FACTS = {
  tools: [
    {
      ...{ slug: 'ollama', name: 'Ollama' },
      ...{ panel: { ships: 3, skips: 1 }, community: { ships: 0, skips: 0 } },
    },
  ],
};

let made = 0;

/** Makes a draft of a week long past with items of these titles. */
export async function newIssue(titles: readonly string[]) {
  const subject = `Week ${Date.now()}-${process.pid}-${++made}`;
  const [issue] = await onDatabase<{ id: number }>(
    `INSERT INTO newsletter_issues (week, covers_from, covers_until, subject)
     SELECT date '2000-01-01' + (random() * 8000)::int, '2019-01-01', '2019-01-08', $1 RETURNING id`,
    [subject],
  );
  const id = issue?.id ?? 0;
  await onDatabase(
    `INSERT INTO newsletter_items (issue_id, rank, kind, title, body, path, facts)
     SELECT $1, rank, 'watch', title, 'What it tells.', '/tools/ollama', $3
     FROM unnest($2::text[]) WITH ORDINALITY AS t (title, rank)`,
    [id, titles, FACTS],
  );
  return { id, subject, path: `/admin/newsletter/${id}` };
}
