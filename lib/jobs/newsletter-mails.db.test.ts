import { expect, test } from 'vitest';
import { itemOf } from '@/lib/domain/test-newsletter';
import { insertSentIssue } from '@/scripts/testing/newsletter-issue';
import { openWorld } from '@/scripts/testing/world';
import { writeNewsletterMail } from './newsletter-mails';

const { sql, tool } = await openWorld();
const figures = { panel: { ships: 3, skips: 1 }, community: { ships: 5, skips: 1 } };

test('a mail leads to where its tools are by now, and never nowhere', async () => {
  const [stays, renamed, retired] = [
    await tool(),
    await tool(),
    await tool({ state: 'retired' }),
  ] as const;
  await sql("UPDATE tools SET slug = 'another-address' WHERE id = $1", [renamed.id]);
  await sql('INSERT INTO tool_redirects (slug, tool_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    ...[renamed.slug, renamed.id],
  ]);
  const items = [stays, renamed, retired].map(({ slug, name }, rank) =>
    itemOf({
      ...{ rank, kind: 'watch', path: `/tools/${slug}` },
      facts: { tools: [{ slug, name, ...figures }] },
    }),
  );
  const number = await insertSentIssue(sql, { items });
  const [issue] = await sql<{ id: number }>('SELECT id FROM newsletter_issues WHERE number = $1', [
    number,
  ]);
  const mail = await writeNewsletterMail()(issue?.id ?? 0, {
    ...{ subscriberId: '4f6d1c1e-0000-4000-8000-00000000abcd', email: 'ada@post.example' },
    ...{ categoryIds: [], attempts: 0 },
  });
  const links = [...(mail?.text ?? '').matchAll(/figures:\nhttps?:\/\/[^/]+(\S+)/g)];
  expect(links.map(([, path]) => path)).toEqual([
    ...[`/tools/${stays.slug}`, '/tools/another-address', `/newsletter/${number}`],
  ]);
});
