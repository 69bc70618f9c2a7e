import autocannon from 'autocannon';
import { Fault } from '../lib/fault';
import type { ServerChild } from './children';
import type { Bench } from './context';
import type { Comparison, Round, Row } from './report';
import type { Shot } from './shots';

const CONNECTIONS = 32;
const SAMPLE_MS = 250;
/** Long enough for the first answer, and for V8 to make up its mind. */
const WARM_UP = 12;

/** One thing that is measured against others. */
export interface Contestant {
  name: string;
  server: ServerChild;
  next: () => Shot;
  /** With which others it is compared, by the letter before their names. */
  compare?: Comparison[];
  /** Whether the body of a 200 is a success; left out, any is. */
  isSuccess?: (body: string) => boolean;
}

/** Runs autocannon to its end; an aborted `signal` ends it early. */
function fire(options: autocannon.Options, signal: AbortSignal): Promise<autocannon.Result> {
  return new Promise((resolve, reject) => {
    const run = autocannon(options, (error: Error | null, result) => {
      signal.removeEventListener('abort', run.stop);
      if (error) reject(error);
      else resolve(result);
    });
    signal.addEventListener('abort', run.stop);
  });
}

/** Sends a contestant requests for so many seconds, over all connections at once. */
export async function shoot(
  { name, server, next, isSuccess }: Contestant,
  seconds: number,
  signal: AbortSignal,
): Promise<Round> {
  signal.throwIfAborted();
  const options: autocannon.Options = {
    ...{ url: server.origin, connections: CONNECTIONS, duration: seconds, sampleInt: SAMPLE_MS },
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
    ...(isSuccess ? { verifyBody: (body) => isSuccess(String(body)) } : {}),
  };
  const before = server.cpuTime();
  const result = await fire(options, signal);
  signal.throwIfAborted();
  const answers = result['2xx'];
  if (answers === 0) throw new Fault(`${name} answered nothing with success.`);
  return {
    rate: answers / result.duration,
    cpu: (server.cpuTime() - before) / answers,
    bytes: result.throughput.total / answers,
    faults: result.non2xx + result.errors + result.timeouts + result.mismatches,
  };
}

/**
 * Lets the contestants take turns, round after round in a rotating order, so that whatever else the
 * machine does meets all of them alike. A first round, not counted, warms each up.
 */
export async function takeTurns(
  contestants: Contestant[],
  { options: { rounds, seconds }, signal }: Bench,
): Promise<Row[]> {
  const rows = contestants.map((contestant) => ({ contestant, rounds: [] as Round[] }));
  for (const { contestant } of rows) await shoot(contestant, WARM_UP, signal);
  for (let round = 0; round < rounds; round += 1) {
    const start = round % rows.length;
    for (const { contestant, rounds: done } of [...rows.slice(start), ...rows.slice(0, start)]) {
      done.push(await shoot(contestant, seconds, signal));
    }
  }
  return rows.map(({ contestant, rounds: done }) => ({
    ...{ name: contestant.name, compare: contestant.compare ?? [], rounds: done },
  }));
}
