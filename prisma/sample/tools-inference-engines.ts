import type { SampleTool } from './types';

export const inferenceEngineTools: SampleTool[] = [
  {
    slug: 'llama-cpp',
    name: 'llama.cpp',
    maker: 'Georgi Gerganov',
    tagline: 'The engine in plain C++ that put language models on ordinary machines',
    description:
      'llama.cpp runs language models in C and C++ with no heavy dependencies, on ordinary ' +
      'processors, Apple silicon and graphics cards of every large maker. Georgi Gerganov ' +
      'started it in March 2023. Its GGUF file format and its quantisation methods became the ' +
      'common currency of local models. It includes a server with an OpenAI-style API, ' +
      'command-line tools and bindings to most languages, and changes nearly every day.',
    category: 'inference',
    website: 'https://github.com/ggml-org/llama.cpp',
    license: 'MIT',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'MIT, with no account and no key.',
      sourceUrl: 'https://github.com/ggml-org/llama.cpp/blob/master/LICENSE',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Link it once and a program has a model inside it, with no Python to package and no ' +
          'service to keep alive. The server is a single binary that starts in seconds. Pin a ' +
          'build and update on purpose, for the main branch moves daily and a flag that worked ' +
          'in spring may be spelled otherwise by summer.',
      },
      {
        seat: 'skeptic',
        call: 'ship',
        body:
          'Releases come faster than documentation, and quantised quality differs from model to ' +
          'model in ways that a file name does not admit. Measure on your own task before ' +
          'trusting four bits. As for what could kill it: half of the local ecosystem stands on ' +
          'this code, and that is a long queue of people with a reason to mend it.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'The assumption was that large models needed large buildings, and one programmer with ' +
          'a laptop declined it. Everything since, from phones that answer in a tunnel to ' +
          'clinics that keep their own records, follows from that refusal. Software that runs ' +
          'anywhere tends, sooner or later, to be everywhere.',
      },
      {
        seat: 'creator',
        call: 'skip',
        body:
          'It asks its user to know what a build flag is, which quantisation suits which card, ' +
          'and why the output has just turned to soup. Those who enjoy that already have it ' +
          'installed. Everybody else is better served by one of the friendlier programs with ' +
          'this engine inside and a window in front.',
      },
    ],
  },
  {
    slug: 'vllm',
    name: 'vLLM',
    maker: 'vLLM project',
    tagline: 'A serving engine that keeps expensive graphics cards busy',
    description:
      'vLLM is an open-source engine for serving language models to many users at once. It came ' +
      'out of UC Berkeley in 2023 with PagedAttention, which manages the memory of running ' +
      'requests in pages, and it batches requests continuously. It serves most open model ' +
      'families through an OpenAI-compatible API on NVIDIA, AMD and other hardware. The project ' +
      'joined the PyTorch Foundation in May 2025.',
    category: 'inference',
    website: 'https://docs.vllm.ai',
    license: 'Apache-2.0',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'Apache-2.0; you supply the graphics cards.',
      sourceUrl: 'https://github.com/vllm-project/vllm/blob/main/LICENSE',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'If more than a handful of people will use the model, start here. The server is one ' +
          'command, the API is the one that your client already speaks, and new model families ' +
          'tend to be supported within days. Read the notes on memory settings first, since the ' +
          'defaults assume that the whole card is yours.',
      },
      {
        seat: 'skeptic',
        call: 'ship',
        body:
          'Upgrades can change speed in either direction, start-up is slow, and the matrix of ' +
          'models, cards and quantisations has corners where nobody has stood. Competitors ' +
          'publish charts in which they win. Even so, the method is in a peer-reviewed paper, ' +
          'the benchmarks run on your own hardware, and a foundation now hosts the project.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'Paging was how computers learned to share memory among many programs, and here the ' +
          'same idea lets many conversations share a card. Cheaper serving decides which models ' +
          'get used, more than cleverness does. An open engine at this layer keeps hosting a ' +
          'trade that anybody may enter.',
      },
      {
        seat: 'founder',
        call: 'ship',
        body:
          'Every point of utilisation is margin, and this is the least expensive way to gain ' +
          'several. Customers pay you for the service, and the engine takes no cut. There is no ' +
          'moat in running it, because rivals run it too, so put the difference into models, ' +
          'data or support, and treat the savings as runway.',
      },
    ],
  },
];
