import { open, type Row } from './role-rows';

export const leaderboardRoutes: Record<string, Record<string, Row>> = {
  '(site)/leaderboard/[[...view]]/page.tsx': { page: open('/leaderboard') },
  'api/v1/leaderboard/route.ts': { GET: open('/api/v1/leaderboard') },
};
