import { open, type Row } from './role-rows';

/** What came before the first issue. */
const CURSOR = Buffer.from('[1]').toString('base64url');

/** The pages of past issues, the same for everybody; a number that no issue has yet. */
export const pastIssueRoutes: Record<string, Record<string, Row>> = {
  '(site)/newsletter/[number]/page.tsx': { page: open('/newsletter/999999999', '404') },
  '(site)/newsletter/after/[cursor]/page.tsx': { page: open(`/newsletter/after/${CURSOR}`) },
};
