import { open, type Row } from './role-rows';

const PAIR = 'claw-code-vs-smolvlm2-2b';

/** What machines read: the same for everybody. */
export const machineRoutes: Record<string, Record<string, Row>> = {
  '(machines)/categories/[slug]/feed.json/route.ts': {
    GET: open('/categories/developer-tools/feed.json'),
  },
  '(machines)/categories/[slug]/feed.xml/route.ts': {
    GET: open('/categories/developer-tools/feed.xml'),
  },
  '(machines)/feed.json/route.ts': { GET: open('/feed.json') },
  '(machines)/feed.xml/route.ts': { GET: open('/feed.xml') },
  '(machines)/llms.txt/route.ts': { GET: open('/llms.txt') },
  '(machines)/markdown/compare/[pair]/route.ts': { GET: open(`/compare/${PAIR}.md`) },
  '(machines)/markdown/tools/[slug]/route.ts': { GET: open('/tools/claw-code.md') },
  '(machines)/og.png/route.ts': { GET: open('/og.png') },
  '(machines)/og/compare/[file]/route.ts': { GET: open(`/og/compare/${PAIR}.png`) },
  '(machines)/og/tools/[file]/route.ts': { GET: open('/og/tools/claw-code.png') },
  '(machines)/robots.txt/route.ts': { GET: open('/robots.txt') },
  '(machines)/sitemap.xml/route.ts': { GET: open('/sitemap.xml') },
  '(machines)/sitemaps/[file]/route.ts': { GET: open('/sitemaps/tools-0.xml') },
};
