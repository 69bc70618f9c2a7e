'use client';

import { useEffect } from 'react';
import { forgetCopies } from '@/lib/client/draft-copy';

/**
 * Takes what this browser kept of drafts out of it: for the pages that follow on signing out and on
 * deleting an account. Not where a session merely ran out: then the text waits for its writer.
 */
export function ForgetDrafts() {
  useEffect(() => forgetCopies(() => localStorage), []);
  return null;
}
