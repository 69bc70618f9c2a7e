import { expect, test } from 'vitest';
import { found, namedTools, toolNames } from '@/scripts/testing/search-scene';
import { openWorld } from '@/scripts/testing/world';

const world = await openWorld();
const { tool } = world;
await namedTools(world);

test.each<[typed: string, first: string]>([
  ['SmolVLM2-2B', 'SmolVLM2-2B'],
  ['smolvlm2 2b', 'SmolVLM2-2B'],
  ['smolvlm', 'SmolVLM2-2B'],
  ['smolvml', 'SmolVLM2-2B'],
  ['smolvlm22b', 'SmolVLM2-2B'],
  ['claude code', 'Claude Code'],
  ['claud code', 'Claude Code'],
  ['cluade', 'Claude Code'],
  ['claudecode', 'Claude Code'],
  ['claudcode', 'Claude Code'],
  ['code claude', 'Claude Code'],
  ['olama', 'Ollama'],
  ['olalma', 'Ollama'],
  ['llama cpp', 'llama.cpp'],
  ['llamacpp', 'llama.cpp'],
  ['LLAMA.CPP', 'llama.cpp'],
  ['llama 3.1', 'Llama 3.1 8B'],
  ['gpt 4.1', 'GPT-4.1'],
  ['gpt4', 'GPT-4.1'],
  ['qdarnt', 'Qdrant'],
  ['quadrant', 'Qdrant'],
  ['resume', 'Résumé Pro'],
  ['résumés', 'Résumé Pro'],
  ['яндекс', 'Яндекс Код'],
  ['ЯНДЕКС К', 'Яндекс Код'],
  ['repository', 'Claude Code'],
  ['"own machine"', 'Ollama'],
  ['agents -terminal', 'Claw Code'],
  ['"vision model"', 'SmolVLM2-2B'],
  ['rusty works', 'Qdrant'],
  ['it', 'Vector It'],
])('%s finds %s first', async (typed, first) => {
  expect((await toolNames(typed))[0]).toBe(first);
});

test('the very name comes first, then names that begin so, then names, then texts', async () => {
  await tool({ slug: 'agent', name: 'Agent', description: 'It is what it is called.' });
  await tool({ slug: 'agent-kit', name: 'Agent Kit', description: 'Parts.' });
  await tool({ slug: 'open-agent', name: 'Open Agent', description: 'In the open.' });
  const order = await toolNames('agent');
  expect(order.slice(0, 3)).toEqual(['Agent', 'Agent Kit', 'Open Agent']);
  expect(order.slice(3).sort()).toEqual(['Claude Code', 'Claw Code']);
});

test('exclusions and phrases are kept to', async () => {
  expect(await toolNames('agents -terminal')).not.toContain('Claude Code');
  expect(await toolNames('"machine runs"')).toEqual([]);
  expect((await toolNames('rust or terminal')).sort()).toEqual(['Claude Code', 'Qdrant']);
});

test('what was corrected is said, and what is nearest where nothing was found', async () => {
  expect(await found('olama')).toMatchObject({
    corrected: 'ollama',
    words: ['ollama'],
    nearest: [],
  });
  expect(await found('ollama')).toMatchObject({ corrected: null });
  const nothing = await found('qdrant zzxqwvk');
  expect(nothing.groups.tool.total).toBe(0);
  expect(nothing.corrected).toBeNull();
  expect(nothing.nearest.map(({ name }) => name)).toEqual(['Qdrant']);
  expect(await found('zzxqwvk')).toMatchObject({ corrected: null, nearest: [], partly: [] });
});

test('where no name comes near, tools with some of the words are found', async () => {
  const partly = await found('vectors zzxqwvk');
  expect(partly.groups.tool.total).toBe(0);
  expect(partly).toMatchObject({ corrected: null, nearest: [], common: false });
  expect((await found('databases zzxqwvk')).partly.map(({ name }) => name)).toEqual(['Qdrant']);
});

test('words that nearly every text has are told from words that none has', async () => {
  expect(await found('the')).toMatchObject({ common: true, corrected: null });
  expect(await found('is it for')).toMatchObject({ common: true });
  expect(await found('the terminal')).toMatchObject({ common: false });
  expect(await found('zzxqwvk')).toMatchObject({ common: false });
});
