import { itemListJsonLd } from '@/lib/domain/json-ld';
import { absolute } from '@/lib/queries/site';
import { JsonLd } from './json-ld';

/** What search engines read of a list: its entries in their order. `start` is the place of the first. */
export function ListJsonLd({
  name,
  items,
  start = 1,
  ranked = false,
}: {
  name: string;
  items: readonly { name: string; path: string }[];
  start?: number;
  /** Whether the order says who is ahead. */
  ranked?: boolean;
}) {
  const places = items.map((item) => ({ name: item.name, url: absolute(item.path) }));
  return <JsonLd document={itemListJsonLd(name, places, { start, ordered: ranked })} />;
}
