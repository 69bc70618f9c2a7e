import { open, type Row } from './role-rows';

export const dataRoutes: Record<string, Record<string, Row>> = {
  '(site)/data/page.tsx': { page: open('/data') },
  '(site)/data/[file]/route.ts': { GET: open('/data/none.ndjson.gz', '404') },
};
