const body = process.env.BENCH_TALLY ?? '';

/** The same JSON every time, by a handler that runs every time. */
export function GET() {
  return new Response(body, { headers: { 'Content-Type': 'application/json' } });
}
