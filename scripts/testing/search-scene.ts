import { searchCatalogue } from '@/lib/data/search';
import { askedOf, parseSearchView } from '@/lib/domain/search';
import type { openWorld } from './world';

type World = Pick<Awaited<ReturnType<typeof openWorld>>, 'tool'>;

/** Names as people know them, and a text that only one of them has. */
const names: [slug: string, name: string, description: string][] = [
  ['smolvlm2-2b', 'SmolVLM2-2B', 'A small vision model that reads images.'],
  ['claude-code', 'Claude Code', 'An agent in the terminal that edits whole repositories.'],
  ['claw-code', 'Claw Code', 'An agent in the open.'],
  ['ollama', 'Ollama', 'Runs models on your own machine.'],
  ['llama-cpp', 'llama.cpp', 'Inference in plain C and C++ with quantised weights.'],
  ['llama-3-1-8b', 'Llama 3.1 8B', 'Open weights of eight billion parameters.'],
  ['gpt-4-1', 'GPT-4.1', 'A general model.'],
  ['qdrant', 'Qdrant', 'A vector database in Rust.'],
  ['resume', 'Résumé Pro', 'Writes applications.'],
  ['yandex', 'Яндекс Код', 'Помощник разработчика.'],
  ['vector-it', 'Vector It', 'Stores embeddings of 100% of your files.'],
];
/** What is found for a text, with more of the address if wanted. */
export const found = (q: string, params: Record<string, string> = {}) => {
  const view = parseSearchView({ q, ...params });
  const asked = askedOf(view.q);
  if (!asked) throw new Error(`nothing is asked by ${q}`);
  return searchCatalogue(view, asked);
};

/** The tools that are found for a text, by their names, the best first. */
export const toolNames = async (q: string) =>
  (await found(q)).groups.tool.items.map(({ name }) => name);

/** Makes those tools in a world; answers how an id is asked for by its address. */
export async function namedTools({ tool }: World): Promise<(slug: string) => number> {
  const ids = new Map<string, number>();
  for (const [slug, name, description] of names) {
    const maker = slug === 'qdrant' ? 'Rusty Works' : 'Example Works';
    ids.set(slug, (await tool({ slug, name, description, maker })).id);
  }
  return (slug) => ids.get(slug) ?? 0;
}
