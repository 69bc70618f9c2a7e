import type { NextRequest } from 'next/server';
import { startSignInWith } from '@/lib/auth/next-auth';
import { returnPathOf } from '@/lib/domain/return-path';
import { readFields } from '../../see-other';

/** The buttons of other sites: sends this browser there, with the way back in a cookie. */
export async function POST(request: NextRequest): Promise<Response> {
  const fields = await readFields(request);
  const cookies = request.cookies.getAll().map(({ name, value }) => [name, value]);
  return startSignInWith(
    String(fields.get('provider')),
    returnPathOf(fields.get('redirect')),
    Object.fromEntries(cookies),
  );
}
