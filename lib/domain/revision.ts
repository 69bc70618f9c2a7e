import type { HistoricVerdict, Revision, VerdictHistory } from './seat';
import type { Choice } from './tally';
import { withoutMisleading } from './verdict-text';
import { type Change, wordDiff } from './word-diff';

/** What a revision changed; a list is empty where nothing of its kind did. */
export type RevisionChange = {
  /** Which wording came of it, from 2. */
  number: number;
  /** ISO date and time, UTC. */
  at: string;
  call: { from: Choice; to: Choice } | null;
  toolVersion: Change[];
  /** One address a line. */
  evidence: Change[];
  body: Change[];
};

/** A history as it is read: what each revision changed in place of the wordings themselves. */
export type ReadHistory = Omit<VerdictHistory, 'verdicts'> & {
  verdicts: (Omit<HistoricVerdict, 'revisions'> & { changes: RevisionChange[] })[];
};

/** Answers what changed from each wording to the next, the newest first, as `revisions` are. */
export function revisionChanges(revisions: readonly Revision[]): RevisionChange[] {
  return revisions.flatMap((revision, place) => {
    const before = revisions[place + 1];
    return before ? [changeOf(before, revision)] : [];
  });
}

function changeOf(before: Revision, after: Revision): RevisionChange {
  return {
    number: after.number,
    at: after.createdAt,
    call: before.call === after.call ? null : { from: before.call, to: after.call },
    toolVersion: changesOf(before.toolVersion, after.toolVersion),
    evidence: changesOf(before.evidence.join('\n'), after.evidence.join('\n')),
    body: changesOf(before.body, after.body),
  };
}

const changesOf = (before: string, after: string): Change[] =>
  before === after ? [] : wordDiff(withoutMisleading(before), withoutMisleading(after));

/** Answers a history with the changes worked out. */
export function readHistory({ verdicts, ...history }: VerdictHistory): ReadHistory {
  return {
    ...history,
    verdicts: verdicts.map(({ revisions, ...verdict }) => ({
      ...verdict,
      changes: revisionChanges(revisions),
    })),
  };
}
