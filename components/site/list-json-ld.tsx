import { itemListJsonLd } from '@/lib/domain/json-ld';
import { absolute } from '@/lib/queries/site';
import { JsonLd } from './json-ld';

/** What search engines read of a list: its entries in their order. */
export function ListJsonLd({
  name,
  items,
}: {
  name: string;
  items: readonly { name: string; path: string }[];
}) {
  const places = items.map((item) => ({ name: item.name, url: absolute(item.path) }));
  return <JsonLd document={itemListJsonLd(name, places)} />;
}
