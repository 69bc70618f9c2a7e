'use client';

import { CallMark } from '@/components/ui/call-mark';
import { plainButton } from '@/components/ui/form';
import type { Draft, DraftState } from '@/lib/client/draft';
import type { DraftText } from '@/lib/domain/verdict-draft';
import { Clock } from './clock';
import { useHydrated } from './use-hydrated';

/** One of two texts, whole: nobody can choose by half of it. */
function Version({ title, text }: { title: React.ReactNode; text: DraftText }) {
  return (
    <div className="grid content-start gap-y-2 border-t border-hairline pt-2">
      <h3 className="text-note font-semibold">{title}</h3>
      <p className="flex flex-wrap gap-x-3 text-note">
        {text.call ? <CallMark call={text.call} /> : <span className="text-muted">no call</span>}
        <span className="text-muted">{text.toolVersion || 'no version'}</span>
      </p>
      <p className="whitespace-pre-wrap font-serif">
        {text.body || <span className="text-muted">No text.</span>}
      </p>
      {text.evidence ? (
        <p className="whitespace-pre-wrap break-words text-note text-muted">{text.evidence}</p>
      ) : null}
    </div>
  );
}

/** Two texts of one draft: both are shown, and the writer says which is kept. */
export function DraftChoice({ draft, state }: { draft: Draft; state: DraftState }) {
  const hydrated = useHydrated();
  const { status, text } = state;
  if (status.kind !== 'moved' && status.kind !== 'gone') return null;
  const moved = status.kind === 'moved';
  return (
    <section
      role="alert"
      aria-labelledby="choice"
      className="grid gap-y-3 border-2 border-skip bg-sheet p-4"
    >
      <h2 id="choice" className="text-lead font-semibold">
        {moved ? 'Two texts of this draft' : 'This draft is gone'}
      </h2>
      <p className="text-note">
        {moved
          ? 'Another tab or device has saved this draft since you opened it here. Nothing was overwritten.'
          : status.message}
      </p>
      {moved ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Version title="Here" text={text} />
          <Version
            title={
              <>
                There, saved <Clock at={status.other.savedAt} />
              </>
            }
            text={status.other}
          />
        </div>
      ) : null}
      {hydrated ? (
        <div className="flex flex-wrap gap-3">
          <button type="button" onClick={draft.keepMine} className={plainButton}>
            {moved ? 'Keep the text here' : 'Save it as a new draft'}
          </button>
          <button
            type="button"
            onClick={moved ? draft.takeOther : draft.dropMine}
            className={plainButton}
          >
            {moved ? 'Take the text from there' : 'Throw this text away'}
          </button>
        </div>
      ) : (
        <p className="text-note">
          {moved
            ? 'To keep the text here, press Save draft once more. To take the other, open this page anew.'
            : 'To save it as a new draft, press Save draft once more.'}
        </p>
      )}
    </section>
  );
}
