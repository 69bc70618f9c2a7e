import { beforeEach, expect, test } from 'vitest';
import { actingAsSystem } from '@/lib/data/acting';
import { decideSuggestion, reopenSuggestion } from '@/lib/data/suggestion-decisions';
import { addSuggestion } from '@/lib/data/suggestions';
import type { Mail } from '@/lib/mail/mailer';
import { eventually, openWorld } from '@/scripts/testing/world';
import { repeat } from './repeat';
import { sweepProposers, tellProposers, tellTheRest } from './tell-proposers';

const { sql } = await openWorld();
const acting = () => actingAsSystem('command');
const declined = { state: 'declined', reason: 'There is no source.' } as const;
const gone = {
  send: async () => {
    throw new Error('ECONNREFUSED');
  },
};

beforeEach(() => sql('DELETE FROM suggestions'));

async function propose(email: string): Promise<number> {
  const fields = { name: email, website: 'https://x.example', why: '' };
  await addSuggestion({ kind: 'tool', toolId: null, fields, email, addressHash: 'home' });
  const [row] = await sql<{ id: number }>('SELECT max(id) AS id FROM suggestions');
  return row?.id ?? 0;
}
async function decided(email: string): Promise<number> {
  const id = await propose(email);
  await decideSuggestion(id, 1, declined, acting());
  return id;
}
const emails = async () =>
  (await sql<{ email: string | null }>('SELECT email FROM suggestions ORDER BY id')).map(
    ({ email }) => email,
  );
const later = () => sql("UPDATE suggestions SET mail_tried_at = now() - interval '6 minutes'");

test('an address is forgotten once its mail was handed over, and not before', async () => {
  await decided('ada@x.example');
  await propose('waits@x.example');
  await expect(tellProposers(gone)).rejects.toThrow(/1 of those/);
  expect(await emails()).toEqual(['ada@x.example', 'waits@x.example']);
  const mails: Mail[] = [];
  const out = { send: async (mail: Mail) => void mails.push(mail) };
  // Somebody may still be at it.
  await tellProposers(out);
  expect(mails).toEqual([]);
  await later();
  const stop = repeat({ ...sweepProposers, work: () => tellTheRest(out) });
  await eventually(() => mails.length > 0, 'the sweep mails');
  await stop();
  expect(mails).toMatchObject([{ to: 'ada@x.example' }]);
  expect(mails[0]?.text).toContain(declined.reason);
  expect(await emails()).toEqual([null, 'waits@x.example']);
});

test('of many who tell at once each proposer is told by one', async () => {
  for (let n = 0; n < 12; n += 1) await decided(`p${n}@x.example`);
  const told: string[] = [];
  const out = {
    send: async ({ to }: Mail) => {
      told.push(to);
      await new Promise((done) => setTimeout(done, 5));
    },
  };
  await Promise.all(Array.from({ length: 6 }, () => tellProposers(out)));
  expect(told).toHaveLength(12);
  expect(new Set(told).size).toBe(12);
  expect(new Set(await emails())).toEqual(new Set([null]));
});

test('what was opened again is told when it is decided anew; nobody is told twice', async () => {
  const id = await decided('ada@x.example');
  await expect(tellProposers(gone)).rejects.toThrow();
  await reopenSuggestion(id, 2, acting());
  await later();
  const mails: Mail[] = [];
  const out = { send: async (mail: Mail) => void mails.push(mail) };
  await tellProposers(out);
  expect(mails).toEqual([]);
  await decideSuggestion(id, 3, { state: 'accepted' }, acting());
  await tellProposers(out);
  await reopenSuggestion(id, 4, acting());
  await decideSuggestion(id, 5, declined, acting());
  await later();
  await tellProposers(out);
  expect(mails.map(({ subject }) => subject)).toEqual([
    expect.stringContaining('Your suggestion was accepted'),
  ]);
});

test('who could not be told for 30 days is forgotten; without a mailer nobody is until then', async () => {
  await decided('old@x.example');
  await sql("UPDATE suggestions SET decided_at = now() - interval '31 days'");
  await decided('new@x.example');
  await tellProposers(null);
  expect(await emails()).toEqual(['old@x.example', 'new@x.example']);
  const stop = repeat({ ...sweepProposers, work: () => tellTheRest(gone) });
  await stop();
  expect(await emails()).toEqual([null, 'new@x.example']);
});
