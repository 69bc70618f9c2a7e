import 'server-only';
import type { HistoryEntry, HistoryFilter, HistoryRecord } from '@/lib/domain/history';
import { actorInWords, type Names, nounInWords, subjectInWords } from '@/lib/domain/history-words';
import { readHistory } from './history';
import { findNames } from './history-names';

const recordOf = (entry: HistoryEntry, names: Names): HistoryRecord => ({
  id: entry.id,
  at: entry.at,
  operation: entry.operation,
  who: actorInWords(entry, names),
  actorKind: entry.actorKind,
  actorId: entry.actorId,
  what: nounInWords(entry.noun),
  noun: entry.noun,
  verb: entry.verb,
  subjectId: entry.subjectId,
  subject: subjectInWords(entry, names),
  toolIds: entry.toolIds,
  before: entry.before,
  after: entry.after,
  reason: entry.reason,
  addressHash: entry.addressHash,
});

/** Answers a narrowed history for a file, part by part, the newest first; never held whole. */
export async function* readHistoryRecords(filter: HistoryFilter): AsyncGenerator<HistoryRecord[]> {
  for await (const entries of readHistory(filter)) {
    const names = await findNames(entries);
    yield entries.map((entry) => recordOf(entry, names));
  }
}
