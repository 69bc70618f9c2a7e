import 'server-only';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { hasRole, type Role, type Viewer } from '@/lib/domain/account';
import { readSession } from './session';

/** Answers who is signed in, asked once for a request; null when nobody is. */
export const getViewer: () => Promise<Viewer | null> = cache(readSession);

/**
 * Answers who is signed in, for a page that wants at least `role`. Who is not signed in is sent to do
 * so and comes back to `returnTo` (a path of this site); who may not is told (403).
 */
export async function requireRole(role: Role, returnTo: string): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) redirect(`/signin?redirect=${encodeURIComponent(returnTo)}`);
  if (!hasRole(viewer, role)) forbidden();
  return viewer;
}
