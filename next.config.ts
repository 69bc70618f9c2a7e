import { join } from 'node:path';
import type { NextConfig } from 'next';

// Pages hold live figures: a shared cache may keep one for seconds only, and a browser asks each time.
// With both, nobody sees a figure that is more than 5 s behind (docs/decisions/0002-caching.md).
const PUBLIC_PAGE = 'public, max-age=0, s-maxage=2, stale-while-revalidate=2';

// Named one by one: a page that knows who asks must never be among them.
const PUBLIC_PATHS = [
  '/',
  '/compare/:path*',
  '/tools/:path*',
  '/categories/:path*',
  '/panel/:path*',
  '/leaderboard/:path*',
  '/methodology',
  '/data',
  '/developers',
  '/search/:path*',
  '/suggest/:path*',
  // Named one by one: beside them stand the pages of mailed links.
  '/newsletter',
  '/newsletter/:number(\\d+)',
  '/newsletter/after/:cursor',
];

// A page's text stands at its address and `.md`: the same path, made by another route.
const MARKDOWN = ['tools', 'compare'].map((folder) => ({
  source: `/${folder}/:name([a-z0-9-]+)\\.md`,
  destination: `/markdown/${folder}/:name`,
}));

// A static page can't read a query: an address that has one is answered by a page made for it.
const QUERIED = [
  {
    source: '/search',
    has: [{ type: 'query' as const, key: 'q' }],
    destination: '/search/results',
  },
];

/** Which pages take which parts of a query, and the route that reads them. */
const QUERY_PAGES: [page: string, parts: string[], route: string][] = [
  ['/tools', ['category', 'kind', 'licence', 'panel', 'sort', 'after'], '/tools/query/list'],
  ['/compare', ['tools', 'add'], '/compare/query/sides'],
  ['/compare', ['left', 'right', 'third', 'fourth'], '/compare/query/pick'],
];

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  // Where the functions that say 'use cache: search' keep what they answer.
  cacheHandlers: { search: join(import.meta.dirname, 'lib/queries/search-cache.mjs') },
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // No page needs a picture in another size; its optimizer would make any of them for anybody, and write each
  // to the disk.
  images: { unoptimized: true },
  // They load WebAssembly that lies beside them.
  serverExternalPackages: ['harfbuzzjs', 'pg-boss', 'wawoff2'],
  // Pages made on demand stay in memory, which is bounded: any two tools have a page, and nobody may fill
  // the disk by asking for all of them.
  experimental: {
    isrFlushToDisk: false,
    // With it (Next's default) every page made for its request is made twice: once more for the browser to keep
    // beside the page, for links that lead back to it. Nothing here is kept in the browser for long.
    cachedNavigations: false,
    authInterrupts: true,
    // Its advice under `next dev` would have every page stream. Here a page is static, which `ensureStatic`
    // holds, or it is made for who asks and blocks on purpose, to be read without JavaScript.
    instantInsights: { validationLevel: 'manual-warning' },
  },
  // The server in scripts/server compresses, once per version of a page instead of once per request.
  compress: false,
  // It makes the tag of a page, too, once for a version; Next would read the whole page for each request.
  generateEtags: false,
  // npm test checks types by itself, before it builds.
  typescript: { ignoreBuildErrors: true },
  // A list with a query is made for its request, by a route of its own; without one it stays static.
  rewrites: async () => ({
    beforeFiles: [
      ...QUERIED,
      ...QUERY_PAGES.flatMap(([source, parts, destination]) =>
        parts.map((key) => ({ source, has: [{ type: 'query' as const, key }], destination })),
      ),
    ],
    afterFiles: MARKDOWN,
    fallback: [],
  }),
  // Those routes are reached by that way alone.
  redirects: async () => [
    ...QUERY_PAGES.map(([destination, , source]) => ({ source, destination, permanent: true })),
    // Who cuts a category's address short, and the scheme of the feeds' categories.
    { source: '/categories', destination: '/tools', permanent: true },
  ],
  headers: async () =>
    PUBLIC_PATHS.map((source) => ({
      source,
      headers: [{ key: 'Cache-Control', value: PUBLIC_PAGE }],
    })),
};

export default config;
