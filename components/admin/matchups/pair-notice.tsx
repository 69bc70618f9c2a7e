'use client';

import { useEffect, useState } from 'react';
import type { MatchupState } from '@/lib/domain/matchup-rules';

export type Side = { text: string; slug: string };
type Existing = { id: number; state: MatchupState };

const WAIT_MS = 200;

async function ask(left: Side, right: Side, signal: AbortSignal): Promise<Existing | null> {
  const params = new URLSearchParams({
    ...{ left: left.text, leftSlug: left.slug, right: right.text, rightSlug: right.slug },
  });
  const answer = await fetch(`/api/admin/matchups?${params}`, { signal });
  return answer.ok ? ((await answer.json()) as { matchup: Existing | null }).matchup : null;
}

/** Says, as soon as two tools are chosen, that they have a matchup already, with the way there. */
export function PairNotice({
  left,
  right,
  answered,
}: {
  left: Side;
  right: Side;
  /** The matchup that the form's answer named, for who has no script. */
  answered: Existing | undefined;
}) {
  const [asked, setAsked] = useState<{ of: string; matchup: Existing | null } | null>(null);
  const pair = JSON.stringify([left, right]);
  useEffect(() => {
    const [left, right]: Side[] = JSON.parse(pair);
    if (!left?.text.trim() || !right?.text.trim()) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask(left, right, stop.signal)
        .then((matchup) => setAsked({ of: pair, matchup }))
        // Offline, or overtaken by the next letter: the form itself is answered the same.
        .catch(() => undefined);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [pair]);
  const matchup = asked?.of === pair ? asked.matchup : answered;
  return (
    <p aria-live="polite" className="min-h-11 content-center">
      {matchup ? (
        <>
          These two have a matchup already, which is {matchup.state}.{' '}
          <a href={`/admin/matchups/${matchup.id}`} className="inline-block py-2.5 underline">
            Open it
          </a>
        </>
      ) : null}
    </p>
  );
}
