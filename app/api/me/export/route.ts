import { PRIVATE } from '@/app/api/private';
import { getViewer } from '@/lib/auth/viewer';
import { exportAccount } from '@/lib/data/account-export';
import { getter, problem } from '../../respond';

/** Everything that is kept about the account that is signed in, as a file. */
export const GET = getter(async () => {
  const viewer = await getViewer();
  const data = viewer && (await exportAccount(viewer.userId));
  if (!data) {
    return problem(401, 'Sign in first: this is the data of your own account.', {
      headers: PRIVATE,
    });
  }
  const exportedAt = new Date().toISOString();
  const file = `shipworthy-${exportedAt.slice(0, 10)}.json`;
  return new Response(`${JSON.stringify({ exportedAt, ...data }, null, 2)}\n`, {
    headers: {
      ...PRIVATE,
      'Content-Type': 'application/json',
      'Content-Disposition': `attachment; filename="${file}"`,
    },
  });
});
