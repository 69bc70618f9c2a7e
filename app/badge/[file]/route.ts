import { getter, isKnown, OPEN } from '@/app/api/respond';
import { badgeQuerySchema, emptyBadge, slugOfBadge } from '@/lib/domain/badge';
import type { JsonAnswer } from '@/lib/queries/answer';
import { drawBadge, getBadge } from '@/lib/queries/badges';
import { getMovedTool } from '@/lib/queries/tool-addresses';

const FIVE_MINUTES = 'public, max-age=300';

function picture(request: Request, { body, etag }: JsonAnswer, status = 200): Response {
  const headers = { ...OPEN, 'Cache-Control': FIVE_MINUTES, ETag: etag };
  if (status === 200 && isKnown(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, {
    status,
    headers: { ...headers, 'Content-Type': 'image/svg+xml; charset=utf-8' },
  });
}

/**
 * A tool's badge, `/badge/{slug}.svg?kind=panel|community&theme=light|dark`. Whoever embeds it sees a
 * picture in any case: what is wrong stands in it.
 */
export const GET = getter<{ file: string }>(async (request, { file }) => {
  const { searchParams } = new URL(request.url);
  const query = badgeQuerySchema.safeParse(Object.fromEntries(searchParams));
  if (!query.success) {
    const [issue] = query.error.issues;
    return picture(request, drawBadge(emptyBadge(`unknown ${issue?.path.join('.')}`)), 400);
  }
  const slug = slugOfBadge(file);
  const badge = slug === null ? null : await getBadge(slug, query.data);
  if (badge) return picture(request, badge);
  const movedTo = slug && (await getMovedTool(slug));
  if (movedTo) {
    const Location = `/badge/${movedTo}.svg?${new URLSearchParams(query.data)}`;
    const headers = { ...OPEN, 'Cache-Control': FIVE_MINUTES, Location };
    return new Response(null, { status: 308, headers });
  }
  return picture(request, drawBadge(emptyBadge('not found', query.data.theme)), 404);
});

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';
