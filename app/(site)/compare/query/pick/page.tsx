import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { CompareForm } from '@/components/compare/compare-form';
import { UnclearTool } from '@/components/compare/unclear';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import {
  askedText,
  type CompareField,
  compareFields,
  comparisonHref,
  foundTools,
  type Meant,
  type NamedTool,
  pickHref,
} from '@/lib/domain/compare-request';
import { pairSlug } from '@/lib/domain/matchup';
import { getMatchup } from '@/lib/queries/matchups';
import { getMeant } from '@/lib/queries/tool-names';

// The answer to the form of /compare, where next.config.ts leads it. It knows nobody, and is made whole
// for each request.
export const instant = false;

export const metadata: Metadata = { title: 'Compare tools', robots: { index: false } };

type Asked = { field: CompareField; meant: Meant };

/** Where the tools that were named are compared; null where one is still to be named. */
async function findComparison(tools: NamedTool[]): Promise<string | null> {
  const slugs = tools.map(({ slug }) => slug);
  const [one, other, ...more] = slugs;
  if (one === undefined || other === undefined || more.length > 0) return comparisonHref(slugs);
  const matchup = await getMatchup(one, other);
  return matchup && `/compare/${pairSlug(matchup.left.slug, matchup.right.slug)}`;
}

const headline = (tools: NamedTool[], asked: Asked[], open: number): string => {
  if (open > 0) return 'Not every name is a tool’s.';
  const [first] = tools;
  if (first && asked.length > 1)
    return `A tool is not compared with itself: name one beside ${first.name}.`;
  return first ? `Name what to compare ${first.name} with.` : 'Name two to four tools.';
};

export default async function PickPage({ searchParams }: PageProps<'/compare/query/pick'>) {
  const params = await searchParams;
  const texts = compareFields
    .map((field) => ({ field, text: askedText(params[field]) }))
    .filter(({ text }) => text !== '');
  if (texts.length === 0) redirect('/compare');
  const found = await getMeant([...new Set(texts.map(({ text }) => text))]);
  const asked = texts.flatMap(({ field, text }): Asked[] => {
    const meant = found.find((one) => one.text === text);
    return meant ? [{ field, meant }] : [];
  });
  const tools = foundTools(asked.map(({ meant }) => meant));
  const unclear = asked.flatMap(({ field, meant }) =>
    meant.kind === 'unclear' ? [{ field, meant }] : [],
  );
  const comparison = unclear.length === 0 ? await findComparison(tools) : null;
  if (comparison) redirect(comparison as Route);

  const typed = Object.fromEntries(
    asked.map(({ field, meant }) => [field, meant.kind === 'found' ? meant.tool.slug : meant.text]),
  );
  const shown = Object.fromEntries(
    asked.map(({ field, meant }) => [field, meant.kind === 'found' ? meant.tool : meant.text]),
  );
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Compare', href: '/compare' },
        ]}
        here="Choose"
      />
      <PageHead title="Compare tools">{headline(tools, asked, unclear.length)}</PageHead>
      <div className="grid gap-y-8">
        {unclear.map(({ field, meant }) => (
          <UnclearTool
            key={field}
            unclear={meant}
            href={({ slug }) => pickHref(typed, { [field]: slug })}
          />
        ))}
        <CompareForm key={JSON.stringify(shown)} fields={compareFields} typed={shown} />
      </div>
    </>
  );
}
