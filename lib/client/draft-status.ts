import type { KeptDraft, WriteAnswer } from '@/lib/domain/review';

/** Where the draft stands, for the line that says so. */
export type DraftStatus =
  | { kind: 'untouched' | 'unsaved' | 'saving' | 'publishing' }
  | { kind: 'saved'; at: string }
  /** `retracted`: the verdict that was published here is taken back by now. */
  | { kind: 'published' | 'retracted'; tool: { slug: string; name: string } }
  /** Not saved; the first two are tried again by themselves. */
  | { kind: 'offline' | 'failed' | 'refused' | 'signed-out'; message: string }
  /** Another text of this draft exists: nothing is saved until the writer has chosen. */
  | { kind: 'moved'; other: KeptDraft }
  | { kind: 'gone'; message: string };

/** Answers where a draft stands after an answer of the server. */
export function statusOf(answer: WriteAnswer): DraftStatus {
  if (answer.ok) {
    return answer.data.kind === 'saved'
      ? { kind: 'saved', at: answer.data.savedAt }
      : { kind: 'published', tool: answer.data.tool };
  }
  const { message } = answer;
  switch (answer.why) {
    case 'moved':
      return { kind: 'moved', other: answer.other };
    case 'gone':
      return { kind: 'gone', message };
    case 'signed-out':
      return { kind: 'signed-out', message };
    case 'fault':
      return { kind: 'failed', message };
    default:
      return { kind: 'refused', message };
  }
}
