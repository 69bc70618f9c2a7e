import { expect, test } from 'vitest';
import type { Actor } from './account';
import {
  canDeclareConflict,
  canPublishVerdict,
  canRetractVerdict,
  canSeeDesk,
  canWriteDraft,
  isStale,
  type PublishingEffect,
  publishingEffect,
  type RuledTool,
  type RuledVerdict,
} from './verdict-rules';

const account = (role: 'member' | 'reviewer' | 'admin', userId: string = role): Actor => ({
  userId,
  role,
  email: `${userId}@example.com`,
  name: null,
});

const actors = {
  visitor: null,
  member: account('member'),
  reviewer: account('reviewer'),
  admin: account('admin'),
} satisfies Record<string, Actor>;
type Who = keyof typeof actors;

const everybody = Object.keys(actors) as Who[];
const tool: RuledTool = { name: 'Ollama', state: 'published', conflict: null };
const all = { name: 'Builder', holders: ['member', 'reviewer', 'admin'] };
const nobody = { name: 'Builder', holders: [] };

const published = (author: string | null): RuledVerdict => ({ state: 'published', author });

const rules: [string, (actor: Actor) => { allowed: boolean }, Who[]][] = [
  ['see the desk', canSeeDesk, ['reviewer', 'admin']],
  ['declare an interest', canDeclareConflict, ['reviewer', 'admin']],
  ['draft at a seat they hold', (who) => canWriteDraft(who, all, tool), ['reviewer', 'admin']],
  ['draft at a seat of others', (who) => canWriteDraft(who, nobody, tool), []],
  [
    'draft on a tool they have an interest in',
    (who) => canWriteDraft(who, all, { ...tool, conflict: 'I work there.' }),
    ['reviewer', 'admin'],
  ],
  [
    'publish at a seat they hold',
    (who) => canPublishVerdict(who, all, tool),
    ['reviewer', 'admin'],
  ],
  ['publish at a seat of others', (who) => canPublishVerdict(who, nobody, tool), []],
  ...(['draft', 'retired'] as const).map((state): (typeof rules)[number] => [
    `publish on a ${state} tool`,
    (who) => canPublishVerdict(who, all, { ...tool, state }),
    [],
  ]),
  [
    'publish on a tool they have an interest in',
    (who) => canPublishVerdict(who, all, { ...tool, conflict: 'I work there.' }),
    [],
  ],
  [
    'retract the reviewer’s verdict',
    (who) => canRetractVerdict(who, published('reviewer')),
    ['reviewer', 'admin'],
  ],
  ['retract the admin’s verdict', (who) => canRetractVerdict(who, published('admin')), ['admin']],
  [
    'retract a former reviewer’s verdict',
    (who) => canRetractVerdict(who, published(null)),
    ['admin'],
  ],
  ['retract the member’s verdict', (who) => canRetractVerdict(who, published('member')), ['admin']],
  ...(['draft', 'superseded', 'retracted'] as const).map((state): (typeof rules)[number] => [
    `retract a ${state} verdict of their own`,
    (who) => canRetractVerdict(who, { state, author: who?.userId ?? null }),
    [],
  ]),
];

const table = rules.flatMap(([what, may, allowed]) =>
  everybody.map((who) => ({ who, what, may, allowed: allowed.includes(who) })),
);

test.each(table)('$who, $what: $allowed', ({ who, may, allowed }) => {
  const ruling = may(actors[who]);
  expect(ruling.allowed).toBe(allowed);
  // Whoever is refused is told why, in a sentence.
  if (!allowed) expect(ruling).toHaveProperty('reason', expect.stringMatching(/^[A-Z].*\.$/));
});

test('who is refused for an interest hears which tool, and of no draft that may not be there', () => {
  const ruling = canPublishVerdict(actors.reviewer, all, { ...tool, conflict: 'I work there.' });
  expect(ruling).toHaveProperty(
    'reason',
    expect.stringMatching(/interest in Ollama, so you can’t publish a verdict on it\.$/),
  );
});

const effects: [string, number | null, string, string, PublishingEffect][] = [
  ['nothing stands', null, '', '1.0', 'first'],
  ['my own verdict on this version', 1, '1.0', '1.0', 'revises'],
  ['my own verdict on another version', 1, '1.0', '2.0', 'supersedes'],
  ['my own verdict, the version named otherwise', 1, 'v1.0', '1.0', 'supersedes'],
  ['another’s verdict on this version', 2, '1.0', '1.0', 'supersedes'],
  ['another’s verdict on another version', 2, '1.0', '2.0', 'supersedes'],
];

test.each(effects)(
  '%s: author %s wrote on “%s”, this is on “%s”: %s',
  (_, author, before, after, effect) => {
    const standing = author === null ? null : { authorId: author, toolVersion: before };
    expect(publishingEffect(standing, { authorId: 1, toolVersion: after })).toBe(effect);
  },
);

test('a verdict is stale when its tool has another version', () => {
  expect(isStale({ toolVersion: '1.0' }, { version: '1.0' })).toBe(false);
  expect(isStale({ toolVersion: '1.0' }, { version: '1.1' })).toBe(true);
});
