import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { Sides } from '@/components/compare/sides';
import { UnderstoodTools } from '@/components/compare/understood';
import { Crumbs } from '@/components/ui/crumbs';
import {
  askedText,
  foundTools,
  MOST_SIDES,
  parseAsked,
  sidesHref,
} from '@/lib/domain/compare-request';
import { inSeries } from '@/lib/domain/words';
import { getMeant } from '@/lib/queries/tool-names';

// /compare?tools=a,b,c,d, where next.config.ts leads it. It knows nobody, and is made whole for each
// request, of cached answers.
export const instant = false;

type Props = PageProps<'/compare/query/sides'>;

async function readAsked({ searchParams }: Props) {
  const { tools, add } = await searchParams;
  const named = parseAsked(tools);
  const added = askedText(add);
  const texts = added === '' ? named : [...named.filter((text) => text !== added), added];
  const meant = await getMeant(texts);
  const found = foundTools(meant);
  const isWhole = meant.every(({ kind }) => kind === 'found') && found.length <= MOST_SIDES;
  const address = sidesHref(found.map(({ slug }) => slug));
  return {
    meant,
    found,
    isWhole,
    address,
    isTidy: address === `/compare?tools=${tools}` && !added,
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { found } = await readAsked(props);
  const names = found.slice(0, MOST_SIDES).map(({ name }) => name);
  return {
    title: names.length > 1 ? `${inSeries(names)} side by side` : 'Tools side by side',
    robots: { index: false },
  };
}

export default async function SidesPage(props: Props) {
  const { meant, found, isWhole, isTidy, address } = await readAsked(props);
  // One tool has its own page, none the picker; what was typed in other ways has one address.
  if (isWhole && (found.length < 2 || !isTidy)) redirect(address as Route);
  return (
    <>
      <Crumbs
        trail={[
          { name: 'Home', href: '/' },
          { name: 'Compare', href: '/compare' },
        ]}
        here="Side by side"
      />
      {isWhole ? <Sides named={found} /> : <UnderstoodTools meant={meant} found={found} />}
    </>
  );
}
