import type { DraftText } from '@/lib/domain/verdict-draft';

/** What this browser keeps of a draft until the server has acknowledged it. */
export type DraftCopy = { text: DraftText; version: number };

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

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

/**
 * The place in this browser where a draft waits. A browser that keeps nothing (private mode, no space)
 * only loses this second safety: `keep` answers whether it worked.
 */
export function draftCopy(storage: () => Storage, key: string) {
  return {
    read(): DraftCopy | null {
      try {
        const value: unknown = JSON.parse(storage().getItem(key) ?? 'null');
        return isCopy(value) ? value : null;
      } catch {
        // Forbidden to read, or written by something else: then there is no copy.
        return null;
      }
    },
    keep(copy: DraftCopy): boolean {
      try {
        storage().setItem(key, JSON.stringify(copy));
        return true;
      } catch {
        return false;
      }
    },
    drop(): void {
      try {
        storage().removeItem(key);
      } catch {
        // Forbidden to write: then nothing was kept either.
        return;
      }
    },
  };
}

/** Where the copy of an author's draft for a seat on a tool lies. */
export function draftKey(authorId: number, seat: string, tool: string): string {
  return `shipworthy.draft.${authorId}.${seat}.${tool}`;
}
