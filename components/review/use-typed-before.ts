'use client';

import { useEffect, useRef } from 'react';
import type { Draft } from '@/lib/client/draft';
import { isSameDraft } from '@/lib/domain/verdict-draft';

/**
 * Takes up what was typed into the form before its script ran: the page shows it, but React has not
 * heard of it and would overwrite it. Answers the reference to give to the form.
 */
export function useTypedBefore(draft: Draft, wasPosted: boolean) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!form.current || wasPosted) return;
    const typed = new FormData(form.current);
    const call = typed.get('call');
    const text = {
      call: call === 'ship' || call === 'skip' ? call : null,
      body: String(typed.get('body') ?? ''),
      toolVersion: String(typed.get('toolVersion') ?? ''),
      evidence: String(typed.get('evidence') ?? ''),
    } as const;
    // A form's own line ends are other than those of its fields.
    const plain = { ...text, body: lines(text.body), evidence: lines(text.evidence) };
    if (!isSameDraft(plain, draft.get().text)) draft.type(plain);
  }, [draft, wasPosted]);
  return form;
}

const lines = (text: string) => text.replaceAll('\r\n', '\n');
