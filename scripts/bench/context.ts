import type { Shutdown } from '../lib/shutdown';
import type { BenchOptions } from './options';
import type { World } from './world';

/** What a part of the measurement works with. */
export interface Bench {
  world: World;
  options: BenchOptions;
  /** Aborted when the measurement is to stop. */
  signal: AbortSignal;
  /** What the part has started; it is stopped when the part is over. */
  started: Shutdown;
}
