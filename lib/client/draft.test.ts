import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type KeptDraft, seenNone, type WriteAnswer } from '@/lib/domain/review';
import type { DraftText } from '@/lib/domain/verdict-draft';
import { createDraft, type Intent } from './draft';
import { type DraftCopy, draftCopy, draftKey, forgetCopies } from './draft-copy';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const empty: DraftText = { call: null, body: '', toolVersion: '1.0', evidence: '' };
const at = '2026-11-23T12:00:00.000Z';
const tool = { slug: 'ollama', name: 'Ollama' };

function memory(initial: Record<string, string> = {}) {
  const kept = new Map(Object.entries(initial));
  return {
    kept,
    storage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
      key: (place: number) => [...kept.keys()][place] ?? null,
      get length() {
        return kept.size;
      },
    },
  };
}

/** A server with one draft, as the action would answer; `fail` makes the next sendings not arrive. */
function world(given: { kept?: KeptDraft | null; copy?: DraftCopy; autosave?: boolean } = {}) {
  const kept = given.kept ?? null;
  const key = draftKey(1, 'builder', 'ollama');
  const tab = () => 'this';
  const store = memory(given.copy ? { [`${key}.this`]: JSON.stringify(given.copy) } : {});
  const server = { version: kept?.version ?? 0, text: kept ?? empty, why: null as string | null };
  const sent: { text: DraftText; intent: Intent }[] = [];
  let online = true;
  let gate = Promise.resolve();
  const draft = createDraft({
    start: { text: kept ?? empty, footing: { version: kept?.version ?? 0, base: seenNone }, kept },
    posted: null,
    copy: draftCopy(() => store.storage, key, tab),
    failure: () => 'It did not arrive.',
    isOnline: () => online,
    autosave: given.autosave ?? true,
    send: async (text, footing, intent) => {
      sent.push({ text, intent });
      if (!online) throw new TypeError('Failed to fetch');
      await gate;
      const answer = { typed: { tool: 'ollama', ...text }, next: footing };
      if (server.why) {
        const why = server.why as 'signed-out';
        return { ...answer, ok: false, why, message: 'Refused.' };
      }
      if (footing.version !== server.version) {
        const other: KeptDraft = {
          ...server.text,
          version: server.version,
          base: seenNone,
          savedAt: at,
        };
        const next = { ...footing, version: server.version };
        return { ...answer, next, ok: false, why: 'moved', other, message: 'Moved.' };
      }
      server.version += 1;
      server.text = text;
      const next = { ...footing, version: server.version };
      const data: Extract<WriteAnswer, { ok: true }>['data'] =
        intent === 'save'
          ? { kind: 'saved', tool, savedAt: at }
          : { kind: 'published', tool, effect: 'first' };
      return { ...answer, next, ok: true, data };
    },
  });
  return {
    draft,
    server,
    sent,
    store,
    copyOf: () => store.kept.get(`${key}.this`),
    goOffline: () => {
      online = false;
    },
    goOnline: () => {
      online = true;
    },
    hold: () => {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
  };
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

test('what is typed lies in the browser at once, and at the server a second later', async () => {
  const { draft, server, sent, copyOf } = world();
  draft.type({ body: 'a' });
  draft.type({ body: 'ab' });
  expect(JSON.parse(copyOf() ?? '')).toEqual({ text: { ...empty, body: 'ab' }, version: 0 });
  expect(draft.get().status).toEqual({ kind: 'unsaved' });
  await settle(999);
  expect(sent).toEqual([]);
  await settle(1);
  expect(sent).toHaveLength(1);
  expect(server.text.body).toBe('ab');
  expect(draft.get()).toMatchObject({ status: { kind: 'saved', at }, footing: { version: 1 } });
  expect(copyOf()).toBeUndefined();
});

test('what is typed while a save is under way is saved after it', async () => {
  const { draft, server, hold, copyOf } = world();
  const open = hold();
  draft.type({ body: 'a' });
  await settle(1_000);
  draft.type({ body: 'ab' });
  expect(draft.get().status.kind).toBe('saving');
  open();
  await settle();
  expect(draft.get().status.kind).toBe('unsaved');
  expect(copyOf()).toContain('"ab"');
  await settle(1_000);
  expect(server).toMatchObject({ version: 2, text: { body: 'ab' } });
  expect(draft.get().status.kind).toBe('saved');
});

test('publishing waits for the save under way and goes on from its version', async () => {
  const { draft, server, sent, hold } = world();
  const open = hold();
  draft.type({ body: 'a' });
  await settle(1_000);
  const publishing = draft.submit('publish');
  open();
  await settle();
  await publishing;
  expect(sent.map(({ intent }) => intent)).toEqual(['save', 'publish']);
  expect(server.version).toBe(2);
  expect(draft.get().status).toEqual({ kind: 'published', tool });
});

test('a verdict that was retracted is not called published any more', async () => {
  const { draft } = world();
  await draft.submit('publish');
  draft.noteRetracted();
  expect(draft.get()).toMatchObject({
    status: { kind: 'retracted', tool },
    footing: { base: seenNone },
  });
  draft.type({ body: 'anew' });
  draft.noteRetracted();
  expect(draft.get().status).toEqual({ kind: 'unsaved' });
});

test('a lost connection keeps the text, and it is sent when the network is back', async () => {
  const { draft, server, copyOf, goOffline, goOnline } = world();
  goOffline();
  draft.type({ body: 'a' });
  await settle(1_000);
  expect(draft.get().status).toMatchObject({ kind: 'offline', message: 'It did not arrive.' });
  expect(copyOf()).toContain('"a"');
  goOnline();
  draft.retry();
  await settle();
  expect(server.text.body).toBe('a');
  expect(draft.get().status.kind).toBe('saved');
});

test('a session that ran out keeps the text, and is not asked again by itself', async () => {
  const { draft, server, sent, copyOf } = world();
  server.why = 'signed-out';
  draft.type({ body: 'a' });
  await settle(1_000);
  expect(draft.get().status).toMatchObject({ kind: 'signed-out', message: 'Refused.' });
  await settle(60_000);
  expect(sent).toHaveLength(1);
  expect(copyOf()).toContain('"a"');
  server.why = null;
  await draft.submit('publish');
  expect(draft.get().status.kind).toBe('published');
});

const ours: KeptDraft = { ...empty, body: 'saved', version: 3, base: seenNone, savedAt: at };

test('text that had not arrived is put back and sent when the page is opened again', async () => {
  const { draft, server } = world({
    kept: ours,
    copy: { text: { ...empty, body: 'saved and more' }, version: 3 },
  });
  draft.open();
  expect(draft.get()).toMatchObject({ restored: 'kept', text: { body: 'saved and more' } });
  await settle();
  expect(server).toMatchObject({ version: 4, text: { body: 'saved and more' } });
});

test('text that was taken along to a chosen tool is told from text that was left here', async () => {
  const copy = { text: { ...empty, body: 'before' }, version: 0, carried: true };
  const { draft, server, copyOf } = world({ copy });
  draft.open();
  expect(draft.get()).toMatchObject({ restored: 'carried', text: { body: 'before' } });
  await settle();
  expect(server).toMatchObject({ version: 1, text: { body: 'before' } });
  expect(copyOf()).toBeUndefined();
});

test('text of this browser and a newer saved text: nothing is sent until one is chosen', async () => {
  const copy = { text: { ...empty, body: 'from here' }, version: 2 };
  for (const choice of ['keepMine', 'takeOther'] as const) {
    const { draft, server, sent, copyOf } = world({ kept: ours, copy });
    draft.open();
    expect(draft.get().status).toEqual({ kind: 'moved', other: ours });
    draft.type({ body: 'from here, more' });
    await settle(60_000);
    await draft.submit('publish');
    expect(sent).toEqual([]);
    draft[choice]();
    await settle();
    const body = choice === 'keepMine' ? 'from here, more' : 'saved';
    expect(server.text.body).toBe(body);
    expect(draft.get()).toMatchObject({ text: { body }, status: { kind: 'saved' } });
    expect(copyOf()).toBeUndefined();
  }
});

test('two tabs: the second hears of the first, and overwrites it only when told to', async () => {
  const { draft, server } = world({ kept: ours });
  server.version = 4;
  server.text = { ...empty, body: 'first tab' };
  draft.type({ body: 'second tab' });
  await settle(1_000);
  expect(draft.get().status).toMatchObject({ kind: 'moved', other: { body: 'first tab' } });
  expect(server.text.body).toBe('first tab');
  draft.keepMine();
  await settle();
  expect(server).toMatchObject({ version: 5, text: { body: 'second tab' } });
});

test('a copy of a draft that is gone is shown, not sent', async () => {
  const { draft, sent, copyOf } = world({ copy: { text: { ...empty, body: 'left' }, version: 2 } });
  draft.open();
  expect(draft.get()).toMatchObject({ status: { kind: 'gone' }, text: { body: 'left' } });
  await settle(60_000);
  expect(sent).toEqual([]);
  draft.dropMine();
  expect(draft.get()).toMatchObject({ status: { kind: 'untouched' }, text: empty });
  expect(copyOf()).toBeUndefined();
});

test('before a tool is chosen nothing saves itself', async () => {
  const { draft, sent, copyOf } = world({ autosave: false });
  draft.type({ body: 'a' });
  await settle(60_000);
  expect(sent).toEqual([]);
  expect(copyOf()).toContain('"a"');
});

test.each(['', 'null', '{', '{"text":{"body":1},"version":1}', '{"version":1}', '[]'])(
  'what is no copy (%j) is none',
  (value) => {
    const { storage } = memory({ 'key.this': value });
    expect(
      draftCopy(
        () => storage,
        'key',
        () => 'this',
      ).read(),
    ).toBeNull();
  },
);

test('a browser that keeps nothing is no fault', () => {
  const forbidden = () => {
    throw new Error('SecurityError');
  };
  const copy = draftCopy(forbidden, 'key', () => 'this');
  expect(copy.read()).toBeNull();
  expect(copy.keep({ text: empty, version: 0 })).toBe(false);
  expect(() => copy.drop()).not.toThrow();
  expect(() => copy.adopt([])).not.toThrow();
});

test('a tab takes up what a closed tab left, and never what an open one is writing', () => {
  const text = (body: string) => JSON.stringify({ text: { ...empty, body }, version: 0 });
  const { storage, kept } = memory({ 'a.open': text('open'), 'ab.closed': text('another draft') });
  const copy = draftCopy(
    () => storage,
    'a',
    () => 'this',
  );
  copy.adopt(['this', 'open']);
  expect(copy.read()).toBeNull();
  kept.set('a.closed', text('closed'));
  copy.adopt(['this', 'open']);
  expect(copy.read()?.text.body).toBe('closed');
  expect([...kept.keys()].sort()).toEqual(['a.open', 'a.this', 'ab.closed']);
  kept.set('a.later', text('later'));
  copy.adopt(['this', 'open']);
  expect(copy.read()?.text.body).toBe('closed');
});

test('forgetting takes every draft out of the browser, and nothing else', () => {
  const { kept, storage } = memory({
    [`${draftKey(1, 'builder', 'ollama')}.this`]: '{}',
    theme: 'dark',
    [`${draftKey(2, 'skeptic', '')}.that`]: '{}',
  });
  forgetCopies(() => storage);
  expect([...kept.keys()]).toEqual(['theme']);
  forgetCopies(() => {
    throw new Error('forbidden');
  });
});
