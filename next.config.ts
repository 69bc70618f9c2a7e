import type { NextConfig } from 'next';

const config: NextConfig = {
  cacheComponents: true,
  typedRoutes: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // The server in scripts/server compresses, once per version of a page instead of once per request.
  compress: false,
};

export default config;
