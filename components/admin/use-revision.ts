import { useState } from 'react';
import { useUnsaved } from './use-unsaved';

type Answered = { ok: boolean; revision?: number; theirs?: { revision: number } } | null;

/**
 * The revision that the next save starts from: the one that was read, or that an answer named. While
 * something is typed, a page that is shown anew does not count as read. Watches the form for what is not
 * saved, as `useUnsaved`; answers what the form is to be given, and whether something is typed in it.
 */
export function useRevision(current: number, state: Answered) {
  const unsaved = useUnsaved(state !== null && !state.ok);
  const [typing, setTyping] = useState(false);
  const [read, setRead] = useState(current);
  const [answered, setAnswered] = useState(state);
  if (!typing && read !== current) setRead(current);
  if (answered !== state) {
    setAnswered(state);
    setTyping(!state?.ok);
  }
  const revision = Math.max(read, state?.revision ?? 0, state?.theirs?.revision ?? 0);
  const onInput = () => {
    setTyping(true);
    unsaved.onInput();
  };
  return { revision, typing, onInput, onSubmit: unsaved.onSubmit };
}
