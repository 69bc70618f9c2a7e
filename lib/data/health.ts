import 'server-only';
import { pool } from './database';

/** Answers whether the database answers within `withinMs` milliseconds. Never throws. */
export async function isDatabaseUp(withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, withinMs, false);
  });
  const asked = Promise.resolve()
    .then(() => pool().query('SELECT 1'))
    .then(
      () => true,
      () => false,
    );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
