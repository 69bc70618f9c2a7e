import { sampleCatalogue } from '../../prisma/sample';
import type { SampleTool } from '../../prisma/sample/types';

export type Pair = { left: SampleTool; right: SampleTool; path: string };

export function toolOf(slug: string): SampleTool {
  const tool = sampleCatalogue.tools.find((one) => one.slug === slug);
  if (!tool) throw new Error(`The sample has no tool ${slug}`);
  return tool;
}

/** Two tools of the sample, in the order in which their page has them. */
export function pairOf(left: string, right: string): Pair {
  return { left: toolOf(left), right: toolOf(right), path: `/compare/${left}-vs-${right}` };
}

/**
 * Which journey votes on which tools: no two share one, so that all can run at the same time on one
 * database, and each knows every vote on its own.
 */
export const cast = {
  vote: pairOf('claw-code', 'smolvlm2-2b'),
  watching: pairOf('claude-code', 'cursor'),
  plainForm: pairOf('ollama', 'lm-studio'),
  refusals: pairOf('qdrant', 'weaviate'),
  keyboard: pairOf('langchain', 'llamaindex'),
  cookie: pairOf('moondream2', 'paligemma-3b'),
  failure: pairOf('llama-cpp', 'windsurf'),
  limit: pairOf('aider', 'cline'),
  axe: pairOf('chroma', 'pgvector'),
  visibility: pairOf('github-copilot', 'windsurf'),
  motion: pairOf('dspy', 'zed'),
  discover: pairOf('llama-3-1-8b', 'minicpm-v-2-0'),
  toolPage: pairOf('elevenlabs', 'whisper'),
};

/** The tool on which who signs in votes. */
export const accountTool = toolOf('vllm');

/** One page of each kind, and that nothing is where it should not be found. */
export const everyPage = [
  '/',
  '/compare',
  cast.discover.path,
  '/tools',
  `/tools/${cast.discover.left.slug}`,
  `/tools/${cast.discover.left.slug}/verdicts/skeptic`,
  `/tools/${cast.discover.left.slug}/matchups`,
  '/compare?tools=ollama,vllm,aider,zed',
  '/categories/audio',
  '/tools?panel=ship&sort=newest',
  '/panel',
  '/panel/skeptic',
  '/panel/skeptic/in/models/skip',
  '/methodology',
  '/search',
  '/search?q=smolvml',
  '/developers',
  '/data',
  '/suggest',
  '/leaderboard',
  '/no-such-page',
];

/**
 * Which journey publishes on which tool: for the Founder, who has not judged any of them in the sample,
 * and never on a tool whose panel figure another journey reads.
 */
export const reviewed = {
  journey: toolOf('weaviate'),
  desk: toolOf('lm-studio'),
  plainForm: toolOf('llama-cpp'),
  session: toolOf('aider'),
  plainSession: toolOf('moondream2'),
  twoHolders: toolOf('llamaindex'),
  twoTabs: toolOf('whisper'),
};
