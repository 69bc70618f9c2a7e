import { expect, test } from 'vitest';
import { parseListView } from '@/lib/domain/list-view';
import { statementsOf } from '@/scripts/testing/statements';
import { openWorld } from '@/scripts/testing/world';
import { listPeople, peopleForm } from './people';
import { listSuggestions, suggestionsForm } from './suggestions';
import { listExclusions } from './vote-exclusions';
import { listToolVotes, votesForm } from './vote-lists';

const { sql, tool } = await openWorld();

/** How the database would answer all that `work` asks it. */
async function plansOf(work: () => Promise<unknown>): Promise<string> {
  const statements = await statementsOf(work);
  expect(statements.length).toBeGreaterThan(0);
  const plans: string[] = [];
  for (const { text, values } of statements) {
    plans.push(JSON.stringify(await sql(`EXPLAIN ${text}`, values)));
  }
  return plans.join('\n');
}

test('with 50,000 accounts and suggestions each list reads its own off an index', async () => {
  // In parts: the pool ends a statement that takes longer than any of the site's.
  for (let from = 1; from <= 50_000; from += 5_000) {
    await sql(
      `INSERT INTO users (email, name, role, created_at)
       SELECT md5(n::text) || '@many.example', 'Name ' || md5((-n)::text),
         (CASE WHEN n % 100 = 0 THEN 'reviewer' ELSE 'member' END)::role,
         now() - n * interval '1 minute'
       FROM generate_series($1::int, $1::int + 4999) AS n`,
      [from],
    );
    await sql(
      `INSERT INTO suggestions (kind, fields, state, decided_at, created_at)
       SELECT 'tool', jsonb_build_object('name', md5(n::text), 'website', 'https://x.example'),
         (CASE WHEN n % 50 = 0 THEN 'open' ELSE 'accepted' END)::suggestion_state,
         CASE WHEN n % 50 <> 0 THEN now() END, now() - n * interval '1 minute'
       FROM generate_series($1::int, $1::int + 4999) AS n`,
      [from],
    );
  }
  // What has just come stands beside a trigram index until the table is vacuumed.
  for (const table of ['users', 'suggestions']) await sql(`VACUUM ANALYZE ${table}`);
  const people = (params: Record<string, string>) =>
    plansOf(() => listPeople(parseListView(params, peopleForm), 50));
  const suggestions = (params: Record<string, string>) =>
    plansOf(() => listSuggestions(parseListView(params, suggestionsForm), 50));

  const plans: [plan: string, index: RegExp][] = [
    [await people({}), /users_created_at_id_idx/],
    [await people({ sort: 'email' }), /users_email_key/],
    [await people({ role: 'reviewer' }), /users_role_created_at_id_idx/],
    [await people({ state: 'suspended' }), /users_suspended/],
    [await people({ q: 'c4ca4238' }), /users_email_trgm[\s\S]*users_name_trgm/],
    [await suggestions({ state: 'open' }), /suggestions_state_created_at_id_idx/],
    [await suggestions({ q: 'c4ca4238' }), /suggestions_text/],
  ];
  for (const [plan, index] of plans) {
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on (users|suggestions)/);
  }
}, 60_000);

test('with many votes on a tool its page reads votes and exclusions off an index', async () => {
  const { id } = await tool();
  await sql(
    `WITH made AS (INSERT INTO voters (id) SELECT gen_random_uuid() FROM generate_series(1, 30000) RETURNING id)
     INSERT INTO votes (tool_id, voter_id, choice, cast_at)
     SELECT $1, id, 'ship', now() - random() * interval '90 days' FROM made`,
    [id],
  );
  await sql('ANALYZE votes');
  const votes = (params: Record<string, string>) =>
    plansOf(() => listToolVotes(id, parseListView(params, votesForm), 50));
  const { nextCursor } = await listToolVotes(id, parseListView({}, votesForm), 50);
  for (const plan of [await votes({}), await votes({ after: nextCursor ?? '' })]) {
    expect(plan).toContain('votes_tool_id_cast_at_voter_id_idx');
    expect(plan).not.toContain('Sort');
  }
  expect(await votes({ state: 'excluded' })).toContain('votes_excluded');
  expect(await plansOf(() => listExclusions(id, 50))).not.toContain('Seq Scan on votes');
}, 60_000);
