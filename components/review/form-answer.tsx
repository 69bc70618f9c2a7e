'use client';

import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import { VerdictText } from '@/components/verdict/verdict-text';
import type { DraftState } from '@/lib/client/draft';
import { signInPath } from './sign-in-path';
import { useHydrated } from './use-hydrated';

/** What the last press of a button led to, where it wants to be read. */
export function FormAnswer({
  state,
  pageOf,
  here,
  earlier,
  onDrop,
}: {
  state: DraftState;
  /** Where a tool's verdict is written; null on that very page. */
  pageOf: ((slug: string) => string) | null;
  here: string;
  /** What this browser's text can be given up for; null where there is nothing else. */
  earlier: 'saved' | 'published' | null;
  onDrop: () => void;
}) {
  const hydrated = useHydrated();
  const { status, refusal, restored } = state;
  if (status.kind === 'published') {
    return (
      <div role="status" className="grid gap-y-1 border-2 border-ship bg-sheet p-4">
        <p className="font-semibold">Published: {status.tool.name}.</p>
        <p className="flex flex-wrap gap-x-4 text-note">
          <a href={`/tools/${status.tool.slug}`} className="underline">
            See it on the tool’s page
          </a>
          {pageOf ? (
            <a href={pageOf(status.tool.slug)} className="underline">
              Revise it
            </a>
          ) : null}
        </p>
      </div>
    );
  }
  if (status.kind === 'retracted') {
    return (
      <div role="status" className="grid gap-y-1 border-2 border-rule bg-sheet p-4">
        <p className="font-semibold">Retracted: {status.tool.name}.</p>
        <p className="text-note">It stays readable as retracted, with the reason.</p>
      </div>
    );
  }
  if (refusal && status.kind !== 'moved' && status.kind !== 'gone') {
    return (
      <div role="alert" className="grid gap-y-2 border-2 border-skip bg-sheet p-4">
        <p className="font-semibold">{refusal.message}</p>
        {refusal.why === 'signed-out' ? (
          <p className="text-note">
            <a href={signInPath(here)} className="underline">
              Sign in again
            </a>{' '}
            {hydrated
              ? 'and come back: this browser keeps the text.'
              : 'in another tab, then press the button here once more.'}
          </p>
        ) : null}
        {refusal.why === 'overtaken' && refusal.standing ? (
          <div className="grid gap-y-1 border-t border-hairline pt-2">
            <p className="text-note text-muted">
              <CallMark call={refusal.standing.call} /> {refusal.standing.author.name}, a{' '}
              {refusal.standing.author.kind}, <DateTime date={refusal.standing.publishedAt} />, on “
              {refusal.standing.toolVersion}”
            </p>
            <blockquote className="font-serif">
              <VerdictText text={refusal.standing.body} />
            </blockquote>
          </div>
        ) : null}
      </div>
    );
  }
  if (restored && status.kind !== 'moved' && status.kind !== 'gone') {
    return (
      <div role="status" className="border-2 border-rule bg-sheet p-4 text-note">
        <p>
          {restored === 'carried'
            ? 'What you wrote before you chose the tool is taken along.'
            : 'This browser had text that was not saved yet; it is put back here.'}{' '}
          {earlier ? (
            <button type="button" onClick={onDrop} className="underline">
              Go back to the {earlier} text
            </button>
          ) : null}
        </p>
      </div>
    );
  }
  return null;
}
