// For scripts that Node starts by itself: here every module is on the server (scripts/lib/bootstrap.mjs).
import { register } from 'node:module';

register(
  `data:text/javascript,${encodeURIComponent(`
export async function resolve(specifier, context, next) {
  if (specifier !== 'server-only') return next(specifier, context);
  return { url: 'data:text/javascript,', format: 'module', shortCircuit: true };
}`)}`,
);
