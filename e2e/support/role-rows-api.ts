import { open, type Row } from './role-rows';

const page = encodeURIComponent('http://localhost/compare/ollama-vs-lm-studio');

/** What other sites, programs and pages read: the same for everybody. */
export const apiRoutes: Record<string, Record<string, Row>> = {
  '(site)/developers/page.tsx': { page: open('/developers') },
  'api/oembed/route.ts': { GET: open(`/api/oembed?url=${page}`, '404') },
  'api/v1/openapi.json/route.ts': { GET: open('/api/v1/openapi.json') },
  'badge/[file]/route.ts': { GET: open('/badge/ollama.svg') },
  'embed/[pair]/route.ts': { GET: open('/embed/ollama-vs-lm-studio') },
};
