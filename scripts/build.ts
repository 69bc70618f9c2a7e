import { ensureBuild } from './lib/build';
import { step } from './lib/steps.mjs';

/** Builds the site unless the build is fresh; for images, since `npm start` does it by itself. */
export async function main(): Promise<void> {
  await step('Build ready', async () => ((await ensureBuild()) ? 'built' : 'unchanged'));
}
