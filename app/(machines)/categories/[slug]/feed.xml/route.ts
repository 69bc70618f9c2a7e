import { feedGetter } from '@/app/(machines)/feed-getter';

/** New matchups and new verdicts of a category, as an Atom feed. */
export const GET = feedGetter('atom');
