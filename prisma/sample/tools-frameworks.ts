import type { SampleTool } from './types';

export const frameworkTools: SampleTool[] = [
  {
    slug: 'langchain',
    name: 'LangChain',
    maker: 'LangChain',
    tagline: 'The broad toolkit with an adapter for almost everything',
    description:
      'LangChain is an open-source framework, in Python and JavaScript, for applications built ' +
      'on language models. It supplies common interfaces to models, retrievers and tools, with a ' +
      'very large set of integrations. Its companion LangGraph describes agents as graphs with ' +
      'state. The company behind both also makes LangSmith, a separate service for tracing and ' +
      'evaluation.',
    category: 'frameworks',
    website: 'https://www.langchain.com',
    license: 'MIT',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'MIT for the framework itself.',
      sourceUrl: 'https://github.com/langchain-ai/langchain/blob/master/LICENSE',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'skip',
        body:
          'The first demo takes ten minutes and the first odd bug takes a day, because the ' +
          'prompt that was really sent lies several classes down. Much of what it wraps is one ' +
          'HTTP call. Write that call, keep the two adapters you need, and take LangGraph by ' +
          'itself if the control flow has truly become a graph.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'Interfaces were renamed, split into packages and deprecated at a pace that left a ' +
          'trail of broken tutorials, and complaints about layers of abstraction are easy to ' +
          'find from people who shipped with it. It has grown steadier of late. Steadier is ' +
          'welcome, and it is still a wide surface to depend on for so thin a job.',
      },
      {
        seat: 'futurist',
        call: 'skip',
        body:
          'It answered the question of how to chain calls to models that could not plan. Models ' +
          'that plan, call tools and keep context need far less chaining, and providers now ' +
          'supply the loop themselves. A framework for yesterday’s weakness can live for years, ' +
          'though it no longer points anywhere new.',
      },
      {
        seat: 'founder',
        call: 'ship',
        body:
          'Integrations by the hundred make it the place where every vendor must appear, and ' +
          'that is a position money struggles to buy. The framework is the door and ' +
          'observability is the shop, a pattern that has carried open-source companies before. ' +
          'Teams can hire for it as well, which matters more than taste.',
      },
    ],
  },
  {
    slug: 'llamaindex',
    name: 'LlamaIndex',
    maker: 'LlamaIndex',
    tagline: 'A framework for bringing your own documents to a language model',
    description:
      'LlamaIndex is an open-source framework, in Python and TypeScript, for connecting language ' +
      'models to private data. It offers readers for many sources, ways to split and index ' +
      'documents, query engines, and event-driven workflows for agents. LlamaHub collects the ' +
      'connectors that its community has written. The company behind it also runs hosted ' +
      'services for document parsing and retrieval.',
    category: 'frameworks',
    website: 'https://www.llamaindex.ai',
    license: 'MIT',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'MIT for the framework; the hosted services are separate.',
      sourceUrl: 'https://github.com/run-llama/llama_index/blob/main/LICENSE',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'When the job is documents in and answers out, it has thought about the dull parts: ' +
          'readers, chunking, metadata, re-ranking, citations. Start with the plain index and ' +
          'replace one stage at a time. The names follow the problem, so a newcomer can guess ' +
          'what a class does before opening it.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'Defaults look good on a blog post and ordinary on your contracts, and quality hides ' +
          'in chunking choices that the quick start makes without asking. The package split of ' +
          '2024 broke the imports in a good many examples that are still online. As contexts ' +
          'grow, the plainest retrieval may be enough, and that is a slow leak in the whole ' +
          'premise.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'The bottleneck was never the model’s wit, but what it had been given to read. Whoever ' +
          'does the patient work on tables, scans and broken layouts decides what machines can ' +
          'know about an organisation. This project walked from indexes toward documents, and ' +
          'that is the right direction to be walking.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'Point it at a shelf of reports, and the shelf begins to answer with page numbers. For ' +
          'research and long writing that is a true change in the day: less hunting, more ' +
          'checking. The examples are written for people with something to read rather than for ' +
          'people with something to prove.',
      },
    ],
  },
  {
    slug: 'dspy',
    name: 'DSPy',
    maker: 'Stanford NLP',
    tagline: 'Write what the program should do, and let an optimiser write the prompts',
    description:
      'DSPy is a Python framework from Stanford NLP that treats prompts as something to compile. ' +
      'A developer declares the inputs and outputs of each step as a signature, joins steps into ' +
      'modules, and supplies examples and a metric. Optimisers then search for the instructions ' +
      'and demonstrations that score best. Changing the model means compiling again instead of ' +
      'rewriting prompts by hand.',
    category: 'frameworks',
    website: 'https://dspy.ai',
    license: 'MIT',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'MIT, from a university laboratory.',
      sourceUrl: 'https://github.com/stanfordnlp/dspy/blob/main/LICENSE',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Signatures are useful before any optimiser runs, because they make the contract of ' +
          'each call explicit and testable. Add thirty good examples and a metric, and a model ' +
          'swap turns into a job for a machine overnight. Teams without a metric should stop and ' +
          'write one, and they would owe the tool thanks even then.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'Everything depends on the metric, and most teams do not have one that they believe. ' +
          'Optimisers spend many calls to find prompts that nobody would write and few could ' +
          'explain to an auditor. Gains in papers are measured on tasks chosen for having clean ' +
          'answers, and yours, in all likelihood, was not.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'Prompts are the assembly language of this decade, and nobody should be writing ' +
          'assembly by hand for long. Declare the intent, measure the outcome and let a compiler ' +
          'search the space between. If that wins, what lasts in a system is its examples and ' +
          'its judgement, and the model becomes a target to build for.',
      },
      {
        seat: 'creator',
        call: 'skip',
        body:
          'It asks for a specification at the moment when most creative work has only a hunch. ' +
          'Half the craft of prompting is hearing how a phrase sounds and changing one word, and ' +
          'that is the very part that it takes away. Splendid for pipelines, and the wrong ' +
          'companion for a page that is still looking for its tone.',
      },
    ],
  },
];
