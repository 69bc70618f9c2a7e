import { getViewer } from '@/lib/auth/viewer';
import { readHistoryRecords } from '@/lib/data/history-file';
import { canCurate } from '@/lib/domain/curator-rules';
import { historyFilterOf, parseHistoryView } from '@/lib/domain/history';
import { type HistoryFormat, writeHistory } from '@/lib/history-file';
import { log } from '@/lib/log';
import { PRIVATE, refusalOf } from '../../private';
import { getter } from '../../respond';

const TYPES: Record<HistoryFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};

/** The history as it is narrowed on its page, as a CSV or JSON file that is made while it is sent. */
export const GET = getter(async (request) => {
  const viewer = await getViewer();
  const refusal = refusalOf(viewer, canCurate(viewer));
  if (refusal) return refusal;
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const format: HistoryFormat = params.format === 'json' ? 'json' : 'csv';
  const records = readHistoryRecords(historyFilterOf(parseHistoryView(params)));
  const day = new Date().toISOString().slice(0, 10);
  return new Response(streamOf(writeHistory(records, format)), {
    headers: {
      ...PRIVATE,
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="shipworthy-history-${day}.${format}"`,
    },
  });
});

/** Sends what is made as fast as it is taken; who leaves ends the making. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        // A file that breaks off is seen as broken: the answer's end is missing.
        log().error({ error: String(error) }, 'a file of the history broke off');
        controller.error(error);
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
