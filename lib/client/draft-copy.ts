import type { DraftText } from '@/lib/domain/verdict-draft';

/** What this browser keeps of a draft until the server has acknowledged it. */
export type DraftCopy = {
  text: DraftText;
  version: number;
  /** Whether it was written before its tool was chosen, and taken along to it. */
  carried?: boolean;
};

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const isText = (value: unknown): value is string => typeof value === 'string';

function isCopy(value: unknown): value is DraftCopy {
  const { text, version } = (value ?? {}) as Partial<DraftCopy>;
  const { call, body, toolVersion, evidence } = (text ?? {}) as Partial<DraftText>;
  return (
    typeof version === 'number' &&
    (call === null || call === 'ship' || call === 'skip') &&
    [body, toolVersion, evidence].every(isText)
  );
}

/** Answers what `work` does, or `otherwise` in a browser that forbids it or has no space left. */
function orElse<T>(otherwise: T, work: () => T): T {
  try {
    return work();
  } catch {
    // The copy is a second safety: without it the draft is at the server a second later all the same.
    return otherwise;
  }
}

/**
 * The place in this browser where one tab's text of a draft waits. Each tab has its own, so that two
 * tabs on one draft never take each other's text for theirs.
 */
export function draftCopy(storage: () => Storage, draft: string, tab: () => string) {
  const own = () => `${draft}.${tab()}`;
  return {
    read(): DraftCopy | null {
      return orElse(null, () => {
        const value: unknown = JSON.parse(storage().getItem(own()) ?? 'null');
        return isCopy(value) ? value : null;
      });
    },
    /** Answers whether the browser keeps it. */
    keep(copy: DraftCopy): boolean {
      return orElse(false, () => {
        storage().setItem(own(), JSON.stringify(copy));
        return true;
      });
    },
    drop(): void {
      orElse(undefined, () => storage().removeItem(own()));
    },
    /** Answers the names of the other tabs that have text of this draft. */
    others(): string[] {
      return orElse([], () => {
        const kept = storage();
        return Array.from({ length: kept.length }, (_, place) => kept.key(place) ?? '')
          .filter((key) => key.startsWith(`${draft}.`) && key !== own())
          .map((key) => key.slice(draft.length + 1));
      });
    },
    /** Takes up what a tab left that is not open any more, unless this one has text of its own. */
    adopt(openTabs: readonly string[]): void {
      orElse(undefined, () => {
        const kept = storage();
        if (kept.getItem(own()) !== null) return;
        const keys = Array.from({ length: kept.length }, (_, place) => kept.key(place) ?? '');
        const left = keys.find(
          (key) => key.startsWith(`${draft}.`) && !openTabs.includes(key.slice(draft.length + 1)),
        );
        if (left === undefined) return;
        kept.setItem(own(), kept.getItem(left) ?? '');
        kept.removeItem(left);
      });
    },
  };
}

const PREFIX = 'shipworthy.draft.';

/** Takes every copy out of this browser, whoever's it is: they have signed out, or are gone. */
export function forgetCopies(storage: () => Storage): void {
  orElse(undefined, () => {
    const kept = storage();
    const keys = Array.from({ length: kept.length }, (_, place) => kept.key(place) ?? '');
    for (const key of keys) if (key.startsWith(PREFIX)) kept.removeItem(key);
  });
}

/** Where the copies of an author's draft for a seat on a tool lie. */
export function draftKey(authorId: number, seat: string, tool: string): string {
  return `${PREFIX}${authorId}.${seat}.${tool}`;
}
