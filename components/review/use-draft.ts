'use client';

import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { submitVerdict } from '@/lib/actions/review';
import { createDraft, type Draft, type DraftState } from '@/lib/client/draft';
import { draftCopy, draftKey } from '@/lib/client/draft-copy';
import { openTabs, tabEnded, tabName } from '@/lib/client/tabs';
import type { Footing, KeptDraft, WriteState } from '@/lib/domain/review';
import type { DraftText } from '@/lib/domain/verdict-draft';

export type DraftStart = { text: DraftText; footing: Footing; kept: KeptDraft | null };

/** What stood at the place before anything was typed here: a draft, what is published, or nothing. */
export function earlierOf({ kept, text }: DraftStart): 'saved' | 'published' | null {
  if (kept) return 'saved';
  return text.body === '' ? null : 'published';
}

type Place = {
  authorId: number;
  seat: string;
  /** The tool's slug; null before one is chosen. */
  tool: string | null;
  start: DraftStart;
  /** Whether a verdict of the seat on the tool stands. */
  stands: boolean;
  /** What to do once a draft that was begun without a tool is saved at the tool's own place. */
  onPlaced: (slug: string) => void;
};

/** A tab that loads its page anew lets go of its name for about as long, and is not closed. */
const LOADED_ANEW_MS = 2_000;

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

function failureInWords(error: unknown): string {
  return unstable_isUnrecognizedActionError(error)
    ? 'This page was updated since you opened it: please reload it.'
    : 'The text did not reach us.';
}

function formOf(place: Place, typedTool: string, text: DraftText, footing: Footing): FormData {
  const form = new FormData();
  form.set('seat', place.seat);
  form.set('tool', place.tool ?? typedTool);
  form.set('version', String(footing.version));
  form.set('base', String(footing.base.id));
  form.set('baseVersion', String(footing.base.version));
  form.set('call', text.call ?? '');
  form.set('body', text.body);
  form.set('toolVersion', text.toolVersion);
  form.set('evidence', text.evidence);
  return form;
}

/** This tab's own copy of what is written at a place. */
export const copyOf = (authorId: number, seat: string, tool: string) =>
  draftCopy(() => localStorage, draftKey(authorId, seat, tool), tabName);

/**
 * The draft that this page writes on. `typedTool` answers what stands in the field Tool where no tool
 * is chosen yet.
 */
export function useDraft(
  place: Place,
  posted: WriteState,
  typedTool: () => string,
): [Draft, DraftState] {
  const [copy] = useState(() => copyOf(place.authorId, place.seat, place.tool ?? ''));
  const [draft] = useState(() =>
    createDraft({
      start: place.start,
      posted,
      send: async (text, footing, intent) => {
        const form = formOf(place, typedTool(), text, footing);
        form.set('intent', intent);
        const answer = await submitVerdict(null, form);
        if (answer.ok && answer.data.kind === 'saved' && !place.tool) {
          place.onPlaced(answer.data.tool.slug);
        }
        return answer;
      },
      copy,
      failure: failureInWords,
      isOnline: () => navigator.onLine,
      autosave: place.tool !== null,
    }),
  );
  useEffect(() => {
    let left = false;
    const takeUp = async () => {
      const tabs = await openTabs();
      if (left) return;
      copy.adopt(tabs);
      draft.open();
    };
    // A tab that was closed just now counts as open for a moment more: its text is taken up after it.
    const takeUpAfter = async (tab: string) => {
      while (!left && draft.isAsItCame() && copy.others().includes(tab)) {
        await tabEnded(tab);
        await pause(LOADED_ANEW_MS);
        if (draft.isAsItCame()) await takeUp();
      }
    };
    void takeUp().then(() => {
      for (const tab of copy.others()) void takeUpAfter(tab);
    });
    addEventListener('online', draft.retry);
    // Back from signing in again in another tab.
    addEventListener('focus', draft.retry);
    return () => {
      left = true;
      removeEventListener('online', draft.retry);
      removeEventListener('focus', draft.retry);
      draft.close();
    };
  }, [draft, copy]);
  const stood = useRef(place.stands);
  useEffect(() => {
    // Retracted by another form of this page: what was said of publishing holds no more.
    if (stood.current && !place.stands) draft.noteRetracted();
    stood.current = place.stands;
  }, [draft, place.stands]);
  return [draft, useSyncExternalStore(draft.subscribe, draft.get, draft.get)];
}
