import { connection } from 'next/server';
import { isDatabaseUp } from '@/lib/data/health';
import type { HealthJson } from '@/lib/domain/api';

const PATIENCE_MS = 2_000;

/** Whether this process and its database answer, for what watches over them. */
export async function GET(): Promise<Response> {
  await connection();
  const up = await isDatabaseUp(PATIENCE_MS);
  const state: HealthJson = { status: up ? 'ok' : 'unavailable' };
  return Response.json(state, {
    status: up ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
