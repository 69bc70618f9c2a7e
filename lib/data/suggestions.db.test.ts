import { expect, test } from 'vitest';
import { parseListView } from '@/lib/domain/list-view';
import { openWorld } from '@/scripts/testing/world';
import { actingAsSystem } from './acting';
import { CursorError } from './cursor';
import { decideSuggestion, reopenSuggestion } from './suggestion-decisions';
import { countSuggestionFrom } from './suggestion-limit';
import {
  addSuggestion,
  findMeantTool,
  findSuggestion,
  listSuggestions,
  suggestionsForm,
} from './suggestions';

const { sql, tool, rows } = await openWorld();
const curator = await rows.user({ role: 'admin', name: 'Curator' });
const acting = () => ({
  ...actingAsSystem('command'),
  kind: 'person' as const,
  userId: curator.id,
});
const accepted = { state: 'accepted' } as const;
const declined = { state: 'declined', reason: 'There is no source.' } as const;

async function add(email: string | null = null, name = 'New') {
  const fields = { name, website: 'https://x.example', why: '' };
  await addSuggestion({ kind: 'tool', toolId: null, fields, email, addressHash: 'home' });
  const [row] = await sql<{ id: number }>('SELECT max(id) AS id FROM suggestions');
  return row?.id ?? 0;
}

test('the same from the same address waits once, however often it is sent', async () => {
  const count = async () =>
    (await sql<{ n: number }>('SELECT count(*)::int AS n FROM suggestions'))[0]?.n ?? 0;
  const before = await count();
  const id = await add(null, 'Once');
  await Promise.all([add('ada@x.example', 'Once'), add(null, 'Once'), add(null, 'Once')]);
  expect(await count()).toBe(before + 1);
  expect(await sql('SELECT email FROM suggestions WHERE id = $1', [id])).toEqual([
    { email: 'ada@x.example' },
  ]);
  await add(null, 'Once more');
  const fields = { name: 'Once', website: 'https://x.example', why: '' };
  await addSuggestion({ kind: 'tool', toolId: null, fields, email: null, addressHash: 'other' });
  expect(await count()).toBe(before + 3);
  // Once it is answered the same can be said again, and the answer still be taken back.
  await decideSuggestion(id, 1, declined, acting());
  await add(null, 'Once');
  expect(await count()).toBe(before + 4);
  expect(await reopenSuggestion(id, 2, acting())).toMatchObject({ kind: 'decided' });
});

test('a decision says whether somebody is to be told, and can be taken back', async () => {
  const id = await add('ada@x.example');
  expect(await findSuggestion(id)).toMatchObject({ answerable: true, state: 'open', revision: 1 });
  const answer = await decideSuggestion(id, 1, declined, acting());
  expect(answer).toMatchObject({
    ...{ kind: 'decided', toTell: true },
    suggestion: { state: 'declined', reason: declined.reason, decided: { by: 'Curator' } },
  });
  expect(await reopenSuggestion(id, 2, acting())).toMatchObject({ kind: 'decided', toTell: false });
  expect(await findSuggestion(id)).toMatchObject({
    ...{ state: 'open', reason: null, answerable: true },
    ...{ revision: 3, decided: null },
  });
  const history = await sql(
    `SELECT before, after FROM audit_entries WHERE noun = 'suggestions' AND subject_id = $1 ORDER BY id`,
    [String(id)],
  );
  expect(history).toHaveLength(2);
  expect(JSON.stringify(history)).not.toContain('ada@x.example');
});

test('of two curators who decide at once one does, and the other is shown what stands', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await add('ada@x.example', `Raced ${round}`);
    const answers = await Promise.all([
      decideSuggestion(id, 1, accepted, acting()),
      decideSuggestion(id, 1, declined, acting()),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['decided', 'moved']);
    const stands = await findSuggestion(id);
    for (const answer of answers) {
      if (answer.kind === 'moved') expect(answer.now).toEqual(stands);
      if (answer.kind === 'decided') expect(answer.toTell).toBe(true);
    }
    expect(stands?.revision).toBe(2);
  }
  expect(await decideSuggestion(999_999, 1, accepted, acting())).toEqual({ kind: 'gone' });
  const id = await add();
  expect(await reopenSuggestion(id, 1, acting())).toMatchObject({ kind: 'moved' });
});

test('the inbox has the oldest first, filtered and searched, and no page skips one', async () => {
  await sql('DELETE FROM suggestions');
  const ids: number[] = [];
  for (let n = 0; n < 6; n += 1) ids.push(await add(null, n === 3 ? '50% off' : `Thing ${n}`));
  await sql("UPDATE suggestions SET created_at = '2026-03-01' WHERE id = ANY($1)", [ids]);
  await decideSuggestion(ids[1] ?? 0, 1, accepted, acting());
  const view = (params: Record<string, string>) => parseListView(params, suggestionsForm);
  const found = async (params: Record<string, string>) =>
    (await listSuggestions(view(params), 50)).items.map(({ id }) => id);
  const open = ids.filter((id) => id !== ids[1]);
  expect(await found({ state: 'open' })).toEqual(open);
  expect(await found({ state: 'any' })).toEqual(ids);
  expect(await found({ state: 'accepted' })).toEqual([ids[1]]);
  expect(await found({ kind: 'matchup' })).toEqual([]);
  expect(await found({ q: '0% o' })).toEqual([ids[3]]);
  const first = await listSuggestions(view({ state: 'open' }), 3);
  const second = await listSuggestions({ ...view({ state: 'open' }), after: first.nextCursor }, 3);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(open);
  await expect(listSuggestions({ ...view({}), after: 'none' }, 3)).rejects.toThrow(CursorError);
});

test('a tool is meant by its name, its address, an earlier one, and not by half of either', async () => {
  const { id, slug, name } = await tool({ slug: 'some-tool', name: 'Some Tool_' });
  await sql("INSERT INTO tool_redirects (slug, tool_id) VALUES ('was-so', $1)", [id]);
  const meant = async (text: string) => (await findMeantTool(text))?.id ?? null;
  for (const text of [name, 'some tool_', slug, `https://x.example/tools/${slug}`, 'was-so']) {
    expect(await meant(text), text).toBe(id);
  }
  for (const text of ['Some', '%', '']) expect(await meant(text), text).toBeNull();
  const draft = await tool({ state: 'draft', publishedAt: null });
  expect(await meant(draft.slug)).toBeNull();
  const twins = [await tool({ name: 'Twin' }), await tool({ name: 'Twin' })];
  expect(twins).toHaveLength(2);
  expect(await meant('Twin')).toBeNull();
});

test('an address suggests twenty times an hour', async () => {
  for (let n = 0; n < 20; n += 1) expect(await countSuggestionFrom('one')).toBeNull();
  expect(await countSuggestionFrom('one')).toBeGreaterThan(3_000);
  expect(await countSuggestionFrom('other')).toBeNull();
});
