import type { SampleMatchup } from './types';

export const matchups: SampleMatchup[] = [
  {
    left: 'claw-code',
    right: 'smolvlm2-2b',
    headline: 'An agent anyone may fork against a model anyone may carry',
    editorNote:
      'These two do different jobs, so read the pair as a question of where open source helps ' +
      'you most: in the tool that writes your code or in the model that reads your pages. Both ' +
      'panels come out three to one, for reasons that have nothing in common.',
    featuredRank: 1,
    publishedAt: '2026-04-14T09:00:00Z',
  },
  {
    left: 'claude-code',
    right: 'cursor',
    headline: 'The terminal or the editor: where should an agent live?',
    editorNote:
      'Both can carry out a whole task, and the difference is where you sit while it happens. ' +
      'Read the Builder and the Futurist first, since they speak on each and describe two kinds ' +
      'of working day.',
    featuredRank: 2,
    publishedAt: '2026-04-28T09:00:00Z',
  },
  {
    left: 'ollama',
    right: 'lm-studio',
    headline: 'Local models by command or by window',
    editorNote:
      'Much the same engines run inside both. Decide by who will use it and whether a script ' +
      'must call it, and check the terms if it is meant for work.',
    featuredRank: 3,
    publishedAt: '2026-05-12T09:00:00Z',
  },
  {
    left: 'qdrant',
    right: 'weaviate',
    headline: 'Two dedicated vector databases with different ideas of how much to do',
    editorNote:
      'One keeps to search and filters, while the other takes embedding and generation inside. ' +
      'The dissents, the Futurist’s on the left and the Creator’s on the right, say most about ' +
      'which team each would suit.',
    featuredRank: null,
    publishedAt: '2026-05-26T09:00:00Z',
  },
  {
    left: 'github-copilot',
    right: 'cursor',
    headline: 'The assistant you already have against the editor you would move to',
    editorNote:
      'For a company this is partly a question of procurement, and the Founder treats it as one. ' +
      'For a single developer the Creator’s two verdicts are the shorter way to an answer.',
    featuredRank: 5,
    publishedAt: '2026-06-09T09:00:00Z',
  },
  {
    left: 'langchain',
    right: 'llamaindex',
    headline: 'The broad toolkit or the one that starts from documents',
    editorNote:
      'Ask first whether the hard part of your application is control flow or reading. The ' +
      'panel’s calls follow that question more than they follow popularity.',
    featuredRank: 4,
    publishedAt: '2026-06-23T09:00:00Z',
  },
  {
    left: 'moondream2',
    right: 'paligemma-3b',
    headline: 'A small vision model to use as it is, and one to train for a task',
    editorNote:
      'These are less alike than their sizes suggest. Compare them only after deciding whether ' +
      'you have labelled images and the wish to tune.',
    featuredRank: null,
    publishedAt: '2026-07-07T09:00:00Z',
  },
  {
    left: 'llama-cpp',
    right: 'vllm',
    headline: 'One person on any machine, or many people on large cards',
    editorNote:
      'Count your users before you read on. The two meet only in the middle, at a single ' +
      'graphics card shared by a small team.',
    featuredRank: 6,
    publishedAt: '2026-07-21T09:00:00Z',
  },
  {
    left: 'aider',
    right: 'cline',
    headline: 'Two open agents that ask first, one in the terminal and one in VS Code',
    editorNote:
      'Both take your own key or a local model, so the choice is about control: a commit for ' +
      'every edit, or an approval for every step. The Skeptic parts them, and the Builder does ' +
      'not.',
    featuredRank: null,
    publishedAt: '2026-08-04T09:00:00Z',
  },
  {
    left: 'chroma',
    right: 'pgvector',
    headline: 'A quick new store or a column in the old database',
    editorNote:
      'If Postgres is already running in your product, begin on the right. When nothing is ' +
      'running yet and the question is whether the idea works at all, the left will tell you ' +
      'sooner.',
    featuredRank: 7,
    publishedAt: '2026-08-18T09:00:00Z',
  },
  {
    left: 'cursor',
    right: 'windsurf',
    headline: 'Two editors from the same stock, judged on what they added',
    editorNote:
      'Both grew from VS Code, and moving between them costs an afternoon. Weigh the feel of the ' +
      'agent against the company’s footing, which the Founder doubts on both sides.',
    featuredRank: null,
    publishedAt: '2026-09-01T09:00:00Z',
  },
  {
    left: 'dspy',
    right: 'langchain',
    headline: 'Compile the prompts or assemble the parts',
    editorNote:
      'They can be used together, and few teams do. The pair is worth reading for the two ' +
      'Futurist verdicts, which disagree about what the next few years of this work will look ' +
      'like.',
    featuredRank: null,
    publishedAt: '2026-09-15T09:00:00Z',
  },
  {
    left: 'llama-3-1-8b',
    right: 'minicpm-v-2-0',
    headline: 'Two models that set a mark in 2024, read again with some distance',
    editorNote:
      'One reads only text and the other sees pictures as well, so this is a comparison of ' +
      'standing and terms more than of skill. Mind the date on the facts, because small models ' +
      'age quickly.',
    featuredRank: null,
    publishedAt: '2026-09-29T09:00:00Z',
  },
  {
    left: 'zed',
    right: 'cursor',
    headline: 'A fast editor that learned agents against an agent that kept the editor',
    editorNote:
      'Check your operating systems and your extensions before anything else, as those settle it ' +
      'for many teams. The taste for speed decides the rest.',
    featuredRank: null,
    publishedAt: '2026-10-13T09:00:00Z',
  },
  {
    left: 'ollama',
    right: 'llama-cpp',
    headline: 'The friendly server or the engine it grew from',
    editorNote:
      'The choice is between convenience and control over largely shared foundations. Look at ' +
      'what the Skeptic, who ships each of them, still warns about.',
    featuredRank: null,
    publishedAt: '2026-10-20T09:00:00Z',
  },
  {
    left: 'claude-code',
    right: 'aider',
    headline: 'A vendor’s own agent against an open one that takes any model',
    editorNote:
      'Autonomy stands on the left and oversight on the right. The Futurist’s two calls state ' +
      'the disagreement, and the Builder would ship either.',
    featuredRank: null,
    publishedAt: '2026-10-27T09:00:00Z',
  },
  {
    left: 'qdrant',
    right: 'pgvector',
    headline: 'A database for vectors, or vectors in the database',
    editorNote:
      'Most products can begin with either one, and the numbers that decide are yours: rows, ' +
      'filters and queries a second. Measure those before you take a side.',
    featuredRank: null,
    publishedAt: '2026-11-03T09:00:00Z',
  },
  {
    left: 'claw-code',
    right: 'claude-code',
    headline: 'The rewrite and the original, side by side',
    editorNote:
      'The facts on the two were checked in different years, so note both dates. The Skeptic ' +
      'skips each for opposite reasons: an unsettled origin on one side, a single supplier on ' +
      'the other.',
    featuredRank: null,
    publishedAt: '2026-11-10T09:00:00Z',
  },
];
