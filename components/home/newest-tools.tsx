import { ToolList } from '@/components/catalogue/tool-list';
import { MoreLink } from '@/components/ui/more-link';
import { getNewestTools } from '@/lib/queries/leaderboard';
import { getListTallies } from '@/lib/queries/votes';
import { Part } from './part';

const SHOWN = 4;

/** The tools that came last. */
export async function NewestTools() {
  const tools = await getNewestTools(SHOWN);
  if (tools.length === 0) return null;
  const tallies = await getListTallies(tools.map(({ slug }) => slug));
  return (
    <Part id="newest-tools" title="Newest tools">
      <ToolList tools={tools} tallies={tallies} heading="h3" />
      <MoreLink href="/tools">All tools</MoreLink>
    </Part>
  );
}
