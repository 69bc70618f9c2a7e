import type { Metadata, Route } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { SuggestForm } from '@/components/suggest/suggest-form';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { PageLink } from '@/components/ui/page-link';
import type { ReviewedTool } from '@/lib/domain/catalogue';
import { aboutOf, type Fact } from '@/lib/domain/suggestion';
import { getTool } from '@/lib/queries/tools';

// What it is about stands in the path: the page is the same for everybody, and filled in without a script.
export const ensureStatic = 'navigation';

export function generateStaticParams() {
  return [{ about: [] }];
}

type Props = PageProps<'/suggest/[[...about]]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { about = [] } = await params;
  if (about.length > 0) return { title: 'Suggest', robots: { index: false } };
  const description = 'Suggest a tool or a matchup, or correct a fact. A curator reads it.';
  return pageMetadata({ title: 'Suggest', description, path: '/suggest' });
}

const ways = [
  ['tool', '/suggest', 'A tool'],
  ['matchup', '/suggest/matchup', 'A matchup'],
  ['correction', '/suggest/correction', 'A correction'],
] as const;

/** What the site says of a tool; nothing of a price, which is more than a text. */
function factOf(tool: ReviewedTool | undefined, fact: Fact | null): string | undefined {
  if (!tool || fact === null || fact === 'price' || fact === 'other') return undefined;
  return fact === 'category' ? tool.category.name : tool[fact];
}

export default async function SuggestPage({ params }: Props) {
  const about = aboutOf((await params).about ?? []);
  if (!about) notFound();
  const asked = about.kind === 'correction' ? about.tools : [];
  const tools = (await Promise.all(asked.map(getTool))).flatMap((tool) => tool ?? []);
  if (tools.length < asked.length) notFound();
  const called = tools.map(({ name }) => name).join(' vs ');
  return (
    <>
      <Crumbs trail={[{ name: 'Home', href: '/' }]} here="Suggest" />
      <PageHead title={called ? `Suggest a correction to ${called}` : 'Suggest'}>
        A curator reads what you send. Facts are changed when there is a source for them.
      </PageHead>
      <nav aria-label="What to suggest" className="flex flex-wrap gap-x-6 pb-6">
        {ways.map(([kind, href, name]) => (
          <PageLink
            key={kind}
            href={href as Route}
            aria-current={kind === about.kind && !called ? 'page' : undefined}
            className={`inline-flex min-h-11 items-center ${kind === about.kind ? 'font-semibold' : 'underline'}`}
          >
            {name}
          </PageLink>
        ))}
      </nav>
      <SuggestForm
        key={about.kind}
        about={about}
        tools={tools.map(({ slug, name }) => ({ slug, name }))}
        now={about.kind === 'correction' ? factOf(tools[0], about.fact) : undefined}
      />
    </>
  );
}
