import { open, type Row } from './role-rows';

export const searchRoutes: Record<string, Record<string, Row>> = {
  '(site)/search/page.tsx': { page: open('/search') },
  '(site)/search/results/page.tsx': { page: open('/search?q=zed&kind=tool') },
  'api/search/route.ts': { GET: open('/api/search?q=zed') },
};
