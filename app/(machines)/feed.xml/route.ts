import { feedGetter } from '@/app/(machines)/feed-getter';

/** New matchups and new verdicts, as an Atom feed. */
export const GET = feedGetter('atom');
