import { feedGetter } from '@/app/(machines)/feed-getter';

/** New matchups and new verdicts of a category, as a JSON Feed. */
export const GET = feedGetter('json');
