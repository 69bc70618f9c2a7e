import { expect, it } from 'vitest';
import { readHistory, revisionChanges } from './revision';
import type { Revision } from './seat';

const revision = (number: number, part: Partial<Revision> = {}): Revision => ({
  number,
  createdAt: `2026-04-${10 + number}T00:00:00.000Z`,
  call: 'ship',
  body: 'It holds.',
  toolVersion: '1.0',
  evidence: [],
  ...part,
});

it('a verdict as first published has no changes', () => {
  expect(revisionChanges([])).toEqual([]);
  expect(revisionChanges([revision(1)])).toEqual([]);
});

it('each revision says what it changed, and no more, the newest first', () => {
  const changes = revisionChanges([
    revision(3, { call: 'skip', body: 'It broke.', evidence: ['https://a.example'] }),
    revision(2, { body: 'It broke.' }),
    revision(1),
  ]);
  const nothing = { call: null, toolVersion: [], evidence: [], body: [] };
  expect(changes).toEqual([
    {
      ...nothing,
      number: 3,
      at: '2026-04-13T00:00:00.000Z',
      call: { from: 'ship', to: 'skip' },
      evidence: [{ kind: 'added', text: 'https://a.example' }],
    },
    {
      ...nothing,
      number: 2,
      at: '2026-04-12T00:00:00.000Z',
      body: [
        { kind: 'same', text: 'It ' },
        { kind: 'removed', text: 'holds' },
        { kind: 'added', text: 'broke' },
        { kind: 'same', text: '.' },
      ],
    },
  ]);
});

it('a history keeps what else it says', () => {
  const tool = { slug: 'a', name: 'A', version: '1.0' };
  const seat = { slug: 's', name: 'S', question: 'Q?' };
  const verdict = {
    call: 'ship' as const,
    body: 'It broke.',
    toolVersion: '1.0',
    evidence: [],
    author: { name: 'M', kind: 'model' as const },
    publishedAt: '2026-04-11T00:00:00.000Z',
    standing: { state: 'published' as const },
  };
  const revisions = [revision(2, { body: 'It broke.' }), revision(1)];
  expect(readHistory({ tool, seat, verdicts: [{ ...verdict, revisions }], more: false })).toEqual({
    tool,
    seat,
    verdicts: [{ ...verdict, changes: revisionChanges(revisions) }],
    more: false,
  });
});

it('what would turn the line around is seen in a change, as in the verdict', () => {
  const [change] = revisionChanges([revision(2, { body: 'It \u202Eholds.' }), revision(1)]);
  expect(change?.body.map(({ text }) => text).join('')).toContain('\uFFFDholds.');
  expect(JSON.stringify(change)).not.toContain('\u202E');
});
