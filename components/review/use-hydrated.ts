'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether a script runs this page: false in the HTML and for its first showing. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
