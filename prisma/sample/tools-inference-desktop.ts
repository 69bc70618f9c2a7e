import type { SampleTool } from './types';

export const desktopInferenceTools: SampleTool[] = [
  {
    slug: 'ollama',
    name: 'Ollama',
    maker: 'Ollama',
    tagline: 'One command to fetch a model and talk to it on your own machine',
    description:
      'Ollama runs language models locally on macOS, Linux and Windows. One command pulls a ' +
      'model from its registry, a second starts a conversation, and a local server answers other ' +
      'programs through its own API or one shaped like OpenAI’s. It builds on llama.cpp and has ' +
      'been adding an engine of its own for newer multimodal models. A Modelfile records the ' +
      'base model, the parameters and the system prompt.',
    category: 'inference',
    website: 'https://ollama.com',
    license: 'MIT',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'MIT; the models come under their own licences.',
      sourceUrl: 'https://github.com/ollama/ollama/blob/main/LICENSE',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'It turned a weekend of compiling into a line in the readme. New colleagues have a ' +
          'model running before the kettle boils, and the OpenAI-shaped endpoint lets existing ' +
          'code point at it unchanged. Raise the default context length early, since it is short ' +
          'enough to look like a bug in your own prompt.',
      },
      {
        seat: 'skeptic',
        call: 'ship',
        body:
          'Short default context makes good models look foolish, the names of tags have misled ' +
          'people about what they downloaded, and credit to the engine beneath came late. None ' +
          'of that is fatal. The server is small, the licence is MIT, and everything that it ' +
          'stores can be read again by the tools it was built from.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'There is something restful about a model that is simply there, like a dictionary on ' +
          'the shelf. No login, no banner, no limit at four in the afternoon. Notes, drafts and ' +
          'odd questions stay on the machine, and the smaller models are quick enough that ' +
          'asking costs no more than a glance.',
      },
      {
        seat: 'founder',
        call: 'skip',
        body:
          'Millions of installs are an audience, and an audience is not yet a business. The ' +
          'engine is mostly shared work, the registry can be mirrored, and the endpoint is ' +
          'somebody else’s format. Hosting larger models is the obvious step, and it leads away ' +
          'from the laptop that made people fond of it.',
      },
    ],
  },
  {
    slug: 'lm-studio',
    name: 'LM Studio',
    maker: 'Element Labs',
    tagline: 'A desktop window for finding, trying and running local models',
    description:
      'LM Studio is a desktop application for macOS, Windows and Linux that finds, downloads and ' +
      'runs open models. It uses llama.cpp and, on Apple silicon, MLX as engines, and estimates ' +
      'before a download whether a model will fit in memory. It has a chat window, can talk to ' +
      'documents, and offers a local server with an OpenAI-style API. The application itself is ' +
      'closed source; its command-line tool and developer kits are open.',
    category: 'inference',
    website: 'https://lmstudio.ai',
    license: 'Proprietary',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'Free for personal use; read the terms before using it at work.',
      sourceUrl: 'https://lmstudio.ai/terms',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'skip',
        body:
          'As a place to try models it is excellent, and as a thing to ship on it is the wrong ' +
          'shape. The heart of it is a closed desktop application, automation comes second, and ' +
          'the terms for use at work deserve a reading before the first script. Explore here, ' +
          'then deploy on the engine underneath.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'Nothing about it is alarming, and little can be verified. The application is closed, ' +
          'the company has yet to show at length how it earns, and generous terms are the ' +
          'easiest thing in software to revise. Since the engines inside are open and available ' +
          'elsewhere, there is no strong reason to take the chance.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'Private computing spreads when it becomes comfortable, and somebody had to make the ' +
          'comfortable version. People who have never opened a terminal now know what a model ' +
          'file is, and which ones their machine can hold. That knowledge does not go back in ' +
          'the box, whoever owns the window in the end.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'It is the one local model program that could be handed to a colleague without an ' +
          'apology. The search says what will fit, the sliders say what they do, and putting the ' +
          'same question to a second model takes a minute. For choosing a voice for a piece of ' +
          'work, that minute is worth the download.',
      },
    ],
  },
];
