import { headers } from 'next/headers';
import { SignedOutForm } from '@/components/review/signed-out-form';
import { getViewer } from '@/lib/auth/viewer';
import type { DraftText } from '@/lib/domain/verdict-draft';

type Params = Record<string, string | string[] | undefined>;

/** A parameter of the address; the first where it stands more than once. */
export function parameter(params: Params, name: string): string | null {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** The path with those of the parameters that are there, to come back to. */
export function withParameters(path: string, params: Params, names: string[]): string {
  const kept = names.flatMap((name): [string, string][] => {
    const value = parameter(params, name);
    return value === null ? [] : [[name, value]];
  });
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path;
}

export const emptyText: DraftText = { call: null, body: '', toolVersion: '', evidence: '' };

/**
 * The form with what was typed, where it was sent without a script by somebody whose session has ended;
 * null otherwise. Sending them away to sign in would lose what they wrote.
 */
export async function signedOutForm(here: string, seat: string | null) {
  const type = (await headers()).get('content-type');
  if (!type?.startsWith('multipart/form-data') || (await getViewer())) return null;
  return <SignedOutForm here={here} seat={seat ?? ''} />;
}
