import { defineConfig } from 'prisma/config';

// The client's generator needs no database; `npm run migrate` applies migrations without this file.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
