import { feedGetter } from '@/app/(machines)/feed-getter';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

/** New matchups and new verdicts, as an Atom feed. */
export const GET = feedGetter('atom');
