import { say } from './steps.mjs';

type Undo = () => Promise<void> | void;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a command has started so far, to be stopped again in the opposite order. */
export class Shutdown {
  private readonly undos: { name: string; undo: Undo }[] = [];
  private readonly asked = new AbortController();
  private hurry: () => void = () => undefined;

  /** Aborted by the first signal to stop. */
  get signal(): AbortSignal {
    return this.asked.signal;
  }

  /** Has `undo` called when the command ends; the last added is called first. */
  add(name: string, undo: Undo): void {
    this.undos.push({ name, undo });
  }

  /** Has `action` called by a second signal, which wants the same order without the waiting. */
  onHurry(action: () => void): void {
    this.hurry = action;
  }

  ask(): void {
    if (this.signal.aborted) {
      this.hurry();
      return;
    }
    say('  Stopping …');
    this.asked.abort();
  }

  /** Stops everything; one that fails is told and does not keep the others from stopping. */
  async undoAll(): Promise<void> {
    for (let next = this.undos.pop(); next; next = this.undos.pop()) {
      try {
        await next.undo();
      } catch (error) {
        say(`! ${next.name} did not stop in order: ${String(error)}`, process.stderr);
      }
    }
  }
}

/** Waits for `work`, but not for ever: throws when it takes longer. What it does goes on unheard. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const cut = new Promise<never>((_resolve, reject) => {
    const late = new Error(`cut off after ${milliseconds / 1000} s`);
    timer = setTimeout(() => reject(late), milliseconds);
  });
  try {
    return await Promise.race([work, cut]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs `begin`, then waits for Ctrl-C or SIGTERM, and stops in order whatever was started: also
 * when `begin` fails, or when the signal comes in the middle of it.
 * @returns the exit code; a fault of `begin` is thrown
 */
export async function supervise(begin: (shutdown: Shutdown) => Promise<void>): Promise<number> {
  const shutdown = new Shutdown();
  const ask = (): void => shutdown.ask();
  for (const signal of SIGNALS) process.on(signal, ask);
  const asked = new Promise<void>((resolve) => {
    shutdown.signal.addEventListener('abort', () => resolve());
  });
  // An awaited promise alone does not keep a process alive.
  const alive = setInterval(() => undefined, 60_000);
  try {
    await begin(shutdown);
    await asked;
  } catch (error) {
    // What fails because it was told to stop has not failed.
    if (!shutdown.signal.aborted) throw error;
  } finally {
    await shutdown.undoAll();
    clearInterval(alive);
    for (const signal of SIGNALS) process.removeListener(signal, ask);
  }
  return 0;
}
