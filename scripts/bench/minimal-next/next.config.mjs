import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export default {
  // Next and React are the repository's own, some folders up.
  turbopack: { root: process.env.BENCH_ROOT ?? here },
  outputFileTracingRoot: process.env.BENCH_ROOT ?? here,
  typescript: { ignoreBuildErrors: true },
};
