'use client';

import type { DraftState } from '@/lib/client/draft';
import { Clock } from './clock';
import { signInPath } from './sign-in-path';

function StatusWords({ state }: { state: DraftState }) {
  const { status } = state;
  switch (status.kind) {
    case 'untouched':
      return <>Nothing to save yet.</>;
    case 'unsaved':
      return <>Not saved yet; this browser keeps it.</>;
    case 'saving':
      return <>Saving…</>;
    case 'publishing':
      return <>Publishing…</>;
    case 'saved':
      return (
        <>
          Saved <Clock at={status.at} />
        </>
      );
    case 'published':
      return <>Published.</>;
    case 'retracted':
      return <>Retracted.</>;
    case 'offline':
      return <>You are offline. This browser keeps the text and sends it when you are back.</>;
    case 'failed':
      return <>{status.message} This browser keeps the text and tries again.</>;
    case 'refused':
      // Where fields are marked, the message stands over the form already.
      return state.refusal?.fieldErrors ? null : status.message;
    case 'signed-out':
      return <>{status.message}</>;
    case 'moved':
    case 'gone':
      return (
        <>
          Not saved:{' '}
          <a href="#choice" className="underline">
            choose a text first
          </a>
          .
        </>
      );
  }
}

const troubled = ['offline', 'failed', 'signed-out', 'refused', 'moved', 'gone'];

/** Where the draft stands, in a line that is read out when it changes. */
export function DraftStatusLine({ state, here }: { state: DraftState; here: string }) {
  const { status } = state;
  return (
    <p
      role="status"
      className={`min-h-5 text-note ${troubled.includes(status.kind) ? 'font-semibold text-skip' : 'text-muted'}`}
    >
      <StatusWords state={state} />
      {status.kind === 'signed-out' ? (
        <>
          {' '}
          <a href={signInPath(here)} className="underline">
            Sign in again
          </a>
        </>
      ) : null}
    </p>
  );
}
