'use client';

import { useEffect, useState } from 'react';
import { Moment } from '@/components/ui/moment';
import type { SendingView } from '@/lib/domain/sending-words';

const EVERY_MS = 2_000;
/** Nobody looks at it: what it shows is fresh when they come back. */
const HIDDEN_MS = 60_000;

/** Asks how far it is; null when there is no answer just now. */
async function ask(id: number): Promise<SendingView | null> {
  try {
    const response = await fetch(`/admin/newsletter/${id}/progress`, { cache: 'no-store' });
    return response.ok ? ((await response.json()) as SendingView) : null;
  } catch {
    // The server is away for a moment: asked again soon.
    return null;
  }
}

/**
 * How far a sending is, by itself as long as it goes on; when it stands elsewhere the page is loaded anew.
 * Without JavaScript the link does the same.
 */
export function SendingProgress({ id, first }: { id: number; first: SendingView }) {
  const [view, setView] = useState(first);
  const { state, revision } = first;
  const goesOn = state === 'sending' || state === 'approved';
  useEffect(() => {
    if (!goesOn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async () => {
      const next = await ask(id);
      if (over) return;
      if (next && (next.state !== state || next.revision !== revision)) {
        window.location.reload();
        return;
      }
      if (next) setView(next);
      wait();
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(look, document.hidden ? HIDDEN_MS : EVERY_MS);
    };
    const onSeen = () => {
      if (!document.hidden) {
        clearTimeout(timer);
        void look();
      }
    };
    wait();
    document.addEventListener('visibilitychange', onSeen);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onSeen);
    };
  }, [id, goesOn, state, revision]);
  if (state === 'approved') return null;
  const { percent, words, lastFailure, pausedBecause, isStill } = view;
  return (
    <div className="grid max-w-prose gap-y-2">
      {pausedBecause ? (
        <p role="status" className="border-l-4 border-skip py-1 pl-4 font-semibold">
          Paused by itself: {pausedBecause}
        </p>
      ) : null}
      {isStill ? (
        <p role="status" className="border-l-4 border-skip py-1 pl-4 font-semibold">
          Standing still: for a minute nothing was sent of what is due. Either no worker is running,
          or the mail server can’t be reached; the workers’ log says which.
        </p>
      ) : null}
      <progress
        max={100}
        value={percent}
        aria-label="How far the sending is"
        className="h-3 w-full accent-ink"
      />
      <p className="tabular-nums">{words}</p>
      {lastFailure ? (
        <p className="text-note text-muted">
          The last failure, <Moment at={lastFailure.at} />: {lastFailure.text}
        </p>
      ) : null}
      {goesOn ? (
        <p className="text-note">
          <a
            href={`/admin/newsletter/${id}`}
            className="inline-flex min-h-11 items-center underline"
          >
            Look again
          </a>
        </p>
      ) : null}
    </div>
  );
}
