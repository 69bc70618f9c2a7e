'use client';

import { createContext, use, useEffect, useState } from 'react';

const Unsaved = createContext<[boolean, (isUnsaved: boolean) => void]>([false, () => undefined]);

/** Lets an issue's steps know whether its words, which are another form, are typed and not saved. */
export function UnsavedWords({ children }: { children: React.ReactNode }) {
  return <Unsaved value={useState(false)}>{children}</Unsaved>;
}

/** Says whether the words are typed and not saved. */
export function useTellUnsaved(isUnsaved: boolean): void {
  const [, tell] = use(Unsaved);
  useEffect(() => {
    tell(isUnsaved);
    return () => tell(false);
  }, [isUnsaved, tell]);
}

/** What the approving forms are given, so that what is typed and not saved is not mailed without it. */
export function useHeldBack() {
  const [isUnsaved] = use(Unsaved);
  const [wasHeld, setHeld] = useState(false);
  if (wasHeld && !isUnsaved) setHeld(false);
  const onSubmit = (event: React.FormEvent) => {
    if (!isUnsaved) return;
    event.preventDefault();
    setHeld(true);
  };
  return { wasHeld, onSubmit };
}
