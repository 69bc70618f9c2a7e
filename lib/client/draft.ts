import { type Footing, type KeptDraft, seenNone, type WriteAnswer } from '@/lib/domain/review';
import { type DraftText, isSameDraft } from '@/lib/domain/verdict-draft';
import type { draftCopy } from './draft-copy';
import { type DraftStatus, statusOf } from './draft-status';

export type Intent = 'save' | 'publish';

export type DraftState = {
  text: DraftText;
  status: DraftStatus;
  errors: Record<string, string[]>;
  /**
   * Whether `text` came from this browser's own copy, which the server had not got: 'kept' here, or
   * 'carried' along to the tool that was chosen.
   */
  restored: false | 'kept' | 'carried';
  /** What the server answered last, where it refused. */
  refusal: Extract<WriteAnswer, { ok: false }> | null;
  footing: Footing;
};

type Options = {
  start: { text: DraftText; footing: Footing; kept: KeptDraft | null };
  /** The answer to a form that was posted without this script. */
  posted: WriteAnswer | null;
  /** Sends the form's fields; throws when nobody answers. */
  send: (text: DraftText, footing: Footing, intent: Intent) => Promise<WriteAnswer>;
  copy: ReturnType<typeof draftCopy>;
  /** Says a failed sending in words. */
  failure: (error: unknown) => string;
  isOnline: () => boolean;
  /** Whether drafts save themselves: not before a tool is chosen. */
  autosave: boolean;
};

const SAVE_AFTER_MS = 1_000;
const AGAIN_AFTER_MS = 5_000;

const sinceKept = ({ kept }: Options['start']): DraftStatus =>
  kept ? { kind: 'saved', at: kept.savedAt } : { kind: 'untouched' };

/**
 * A draft in the browser: every change lies in this browser's own storage at once and at the server
 * a second later, one sending after the other, and never over a version that was not read here.
 */
export function createDraft(options: Options) {
  const { start, posted, send, copy } = options;
  let state: DraftState = {
    text: posted ? posted.typed : start.text,
    status: posted ? statusOf(posted) : sinceKept(start),
    errors: posted && !posted.ok ? (posted.fieldErrors ?? {}) : {},
    restored: false,
    refusal: posted && !posted.ok ? posted : null,
    footing: posted ? posted.next : start.footing,
  };
  /** What the server has, as far as is known here. */
  let acknowledged = start.text;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = Promise.resolve();
  let underWay = 0;
  const listeners = new Set<() => void>();

  function change(changed: Partial<DraftState>): void {
    state = { ...state, ...changed };
    for (const listener of listeners) listener();
  }

  const isWaitingForChoice = () => state.status.kind === 'moved' || state.status.kind === 'gone';

  function schedule(after = SAVE_AFTER_MS): void {
    clearTimeout(timer);
    if (!options.autosave || isWaitingForChoice()) return;
    timer = setTimeout(() => {
      if (!isWaitingForChoice() && !isSameDraft(state.text, acknowledged)) void enqueue('save');
    }, after);
  }

  function keepCopy(): void {
    copy.keep({ text: state.text, version: state.footing.version });
  }

  function hear(answer: WriteAnswer, sent: DraftText, intent: Intent): void {
    const status = statusOf(answer);
    const footing = answer.next;
    if (answer.ok) {
      acknowledged = sent;
      const isNewer = !isSameDraft(state.text, sent);
      change({ status: isNewer ? { kind: 'unsaved' } : status, footing });
      if (isNewer) {
        keepCopy();
        schedule();
      } else copy.drop();
    } else if (answer.why === 'signed-out' || answer.why === 'fault') {
      change({ status, refusal: answer });
      if (answer.why === 'fault') schedule(AGAIN_AFTER_MS);
    } else if (answer.why === 'moved' || answer.why === 'gone') {
      change({ status, refusal: answer, footing });
    } else {
      // The draft itself may well be saved: then only publishing was refused.
      if (footing.version !== state.footing.version) acknowledged = sent;
      change({ status, errors: answer.fieldErrors ?? {}, refusal: answer, footing });
      if (isSameDraft(state.text, acknowledged)) copy.drop();
      else if (intent === 'publish') schedule();
    }
  }

  async function sendNow(intent: Intent): Promise<void> {
    const sent = state.text;
    change({ status: { kind: intent === 'save' ? 'saving' : 'publishing' } });
    try {
      hear(await send(sent, state.footing, intent), sent, intent);
    } catch (error) {
      const message = options.failure(error);
      const kind = options.isOnline() ? 'failed' : 'offline';
      change({ status: { kind, message }, refusal: null });
      schedule(AGAIN_AFTER_MS);
    }
  }

  /** Saves what stands there once whatever is under way has been answered, or publishes it. */
  function enqueue(intent: Intent): Promise<void> {
    clearTimeout(timer);
    underWay += 1;
    sending = sending
      .then(() => (isWaitingForChoice() ? undefined : sendNow(intent)))
      .finally(() => {
        underWay -= 1;
      });
    return sending;
  }

  /** Takes up what this browser kept of it: whenever the page comes to be shown. */
  function open(): void {
    const kept = posted ? null : copy.read();
    if (!kept) return;
    const text = { ...kept.text, toolVersion: kept.text.toolVersion || start.text.toolVersion };
    if (isSameDraft(text, acknowledged)) {
      copy.drop();
      return;
    }
    const origin = kept.carried ? 'carried' : 'kept';
    const restored = state.restored || (isSameDraft(text, state.text) ? false : origin);
    if (kept.version === state.footing.version) {
      change({ text, restored, status: { kind: 'unsaved' } });
      schedule(0);
    } else if (start.kept) {
      change({ text, restored, status: { kind: 'moved', other: start.kept } });
    } else {
      const message =
        'This draft was published or thrown away elsewhere. This browser still has text of it that was never saved.';
      change({ text, restored, status: { kind: 'gone', message } });
    }
  }

  /** Ends the wait for a choice, with what the writer has chosen. */
  function choose(text: DraftText, footing: Footing): void {
    change({ text, footing, errors: {}, refusal: null, restored: false });
  }

  return {
    get: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open,
    /** Whether nothing was typed, taken up or sent here yet. */
    isAsItCame: () => underWay === 0 && isSameDraft(state.text, start.text) && !posted,
    /** What the buttons do; whatever was refused before is judged anew. */
    submit(intent: Intent): Promise<void> {
      change({ errors: {}, refusal: null, restored: false });
      return enqueue(intent);
    },
    type(changed: Partial<DraftText>): void {
      const stands = Object.entries(state.errors).filter(([field]) => !(field in changed));
      const errors = Object.fromEntries(stands);
      change({ text: { ...state.text, ...changed }, errors });
      keepCopy();
      if (isWaitingForChoice()) return;
      if (underWay === 0) change({ status: { kind: 'unsaved' } });
      schedule();
    },
    /** Tries at once what did not arrive: the network is back, or somebody has signed in again. */
    retry(): void {
      const { kind } = state.status;
      if (kind === 'offline' || kind === 'failed' || kind === 'signed-out') schedule(0);
    },
    /** No verdict of the seat stands any more: the next one follows none, and nothing says "published". */
    noteRetracted(): void {
      const { status, footing } = state;
      change({
        status: status.kind === 'published' ? { ...status, kind: 'retracted' } : status,
        footing: { ...footing, base: seenNone },
      });
    },
    /** Another tab saved another text: this one is saved over it, knowingly. */
    keepMine(): void {
      const version = state.status.kind === 'moved' ? state.status.other.version : 0;
      choose(state.text, { ...state.footing, version });
      change({ status: { kind: 'unsaved' } });
      keepCopy();
      void enqueue('save');
    },
    /** The other tab's text is taken up, and this one is let go. */
    takeOther(): void {
      if (state.status.kind !== 'moved') return;
      const { other } = state.status;
      const { call, body, toolVersion, evidence, version, savedAt } = other;
      acknowledged = { call, body, toolVersion, evidence };
      choose(acknowledged, { ...state.footing, version });
      change({ status: { kind: 'saved', at: savedAt } });
      copy.drop();
    },
    /** What only this browser had is let go: the text that the page came with stands again. */
    dropMine(): void {
      if (state.status.kind === 'gone') acknowledged = start.text;
      copy.drop();
      choose(start.text, state.footing);
      if (isSameDraft(start.text, acknowledged)) change({ status: sinceKept(start) });
      else {
        change({ status: { kind: 'unsaved' } });
        schedule(0);
      }
    },
    /** Forgets this browser's copy: its draft is thrown away. */
    forget: () => copy.drop(),
    close(): void {
      clearTimeout(timer);
    },
  };
}

export type Draft = ReturnType<typeof createDraft>;
