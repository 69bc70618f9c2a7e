import { actionsKey } from './lib/actions-key';
import { CHECKS, type Outcome } from './lib/checks';
import { say, step } from './lib/steps.mjs';

class Failed extends Error {
  constructor(
    readonly check: string,
    readonly outcome: Outcome,
  ) {
    super(check);
  }
}

/** A check that could not even be made has failed, and the count at the end still comes. */
const brokenOff = (error: unknown): Outcome => ({
  ...{ passed: 0, failed: 1, skipped: 0 },
  output: error instanceof Error ? (error.stack ?? error.message) : String(error),
});

/**
 * `npm test`: every kind of test in turn, up to the first that fails. The last line is always
 * `N passed, N failed`. A test that was skipped has not been passed, so it fails its kind.
 */
export async function main(): Promise<number> {
  // Every child that starts the site is to find the one build fresh, whatever its AUTH_SECRET.
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionsKey();
  let passed = 0;
  let failed = 0;
  try {
    for (const { name, run } of CHECKS) {
      await step(name, async () => {
        const outcome = await run().catch(brokenOff);
        passed += outcome.passed;
        failed += outcome.failed + outcome.skipped;
        if (outcome.failed + outcome.skipped > 0) throw new Failed(name, outcome);
        return outcome.passed > 1 ? `${outcome.passed} passed` : '';
      });
    }
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    say(error.outcome.output.trimEnd());
    if (error.outcome.skipped > 0) say(`\n  ${error.outcome.skipped} tests were not run at all.`);
    say(`\n✖ ${error.check} failed`);
  }
  say(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
