import { open, type Row } from './role-rows';

/** The directory, its categories and the comparisons of any tools. */
export const directoryRoutes: Record<string, Record<string, Row>> = {
  '(site)/categories/[slug]/page.tsx': { page: open('/categories/audio') },
  '(site)/tools/query/list/page.tsx': { page: open('/tools?kind=free') },
  '(site)/compare/query/pick/page.tsx': { page: open('/compare?left=ollama') },
  '(site)/compare/query/sides/page.tsx': { page: open('/compare?tools=ollama,zed,cursor') },
  'api/tools/names/route.ts': { GET: open('/api/tools/names?q=ol') },
  'api/tools/tally/route.ts': {
    GET: open('/api/tools/tally?tools=ollama,zed'),
  },
};
