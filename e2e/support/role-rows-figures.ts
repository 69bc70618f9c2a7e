import { open, type Row } from './role-rows';

export const figureRoutes: Record<string, Record<string, Row>> = {
  '(site)/tools/[slug]/matchups/[[...after]]/page.tsx': { page: open('/tools/ollama/matchups') },
};
