/** Something that runs by itself beside the pages, and whenever a curator or a host's scheduler asks. */
export type Job = {
  /** Its name in the record of jobs (lib/data/jobs.ts) and in POST /api/jobs/{name}. */
  name: string;
  /** What it does, in one sentence for curators. */
  words: string;
  /** How long it rests between two runs, in milliseconds. */
  every: number;
  /** When it runs, in words, where that says more than `every`. */
  when?: () => string;
  /** Whether, after the run at the start, one process is enough: the others run it when that one is gone. */
  oneForAll?: boolean;
  /** One run; `signal` says that it is to come to an end soon. */
  work: (now: Date, signal: AbortSignal) => Promise<unknown>;
};
