type Cleanup = { name: string; run: () => Promise<void> };

// On globalThis, since the server and Next's bundles load their own copies of this module.
const registry = Symbol.for('shipworthy.shutdown');
const holder = globalThis as { [registry]?: Cleanup[] };

/** Has `run` called once when the process stops in order; the last that came is called first. */
export function onShutdown(name: string, run: () => Promise<void>): void {
  holder[registry] ??= [];
  holder[registry].push({ name, run });
}

/**
 * Calls everything that asked for it, the last first. One that fails does not keep the others from
 * running.
 * @returns a line for each that failed
 */
export async function runShutdown(): Promise<string[]> {
  const failures: string[] = [];
  for (let next = holder[registry]?.pop(); next; next = holder[registry]?.pop()) {
    try {
      await next.run();
    } catch (error) {
      failures.push(`${next.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failures;
}
