import { feedGetter } from '@/app/(machines)/feed-getter';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

/** New matchups and new verdicts of a category, as a JSON Feed. */
export const GET = feedGetter('json');
