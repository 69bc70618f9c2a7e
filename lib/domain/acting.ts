/**
 * Who changes something, as the history of changes keeps it: a person with an account, a job that runs
 * by itself, or a command that somebody runs on the server.
 */
export type Acting = {
  kind: 'person' | 'job' | 'command';
  /** The account's id; null for jobs and commands. */
  userId: string | null;
  /** Made anew for what is done together (one press of a button, one import): it is undone together. */
  operation: string;
  /** The hash of the address that it came from; null for jobs and commands. */
  addressHash: string | null;
  /** Why, where somebody was asked. */
  reason: string | null;
};
