/** How a job's last runs went, for who looks after the site. Times are ISO, UTC. */
export type JobRecord = {
  name: string;
  lastStartAt: string | null;
  lastSuccessAt: string | null;
  lastFailureAt: string | null;
  /** Why it failed then, in the error's words. */
  lastFailure: string | null;
};

/** Whether a job's newest run failed: nothing went well since. */
export function hasFailed({ lastFailureAt, lastSuccessAt }: JobRecord): boolean {
  return lastFailureAt !== null && (lastSuccessAt === null || lastFailureAt > lastSuccessAt);
}
