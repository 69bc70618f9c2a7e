import pino, { type Logger } from 'pino';
import { env } from '@/lib/env';

let logger: Logger | undefined;

/** Answers the process's logger: JSON lines on standard error, never an address or a secret. */
export function log(): Logger {
  logger ??= pino(
    {
      level: env().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['*.password', '*.secret', '*.cookie', '*.authorization', '*.address'],
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return logger;
}
