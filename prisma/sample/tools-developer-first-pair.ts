import type { SampleTool } from './types';

export const firstPairTools: SampleTool[] = [
  {
    slug: 'claw-code',
    name: 'Claw Code',
    maker: 'ultraworkers',
    tagline: 'A coding agent rewritten in Rust, in the open, for whichever model you bring',
    description:
      'Claw Code is an open-source rewrite, in Rust, of the coding agent Claude Code. On 31 ' +
      'March 2026 a security researcher found that full source maps of the original had been ' +
      'published to npm by mistake; within hours a developer known as ultraworkers began a ' +
      'clean-room version. It carries the agent loop, the permission system and tool dispatch, ' +
      'sends no telemetry, and talks to any API-compatible model provider. People who viewed the ' +
      'maps may not contribute.',
    category: 'developer-tools',
    website: 'https://github.com/ultraworkers/claw-code',
    license: 'Open source',
    version: 'as of April 2026',
    factsCheckedAt: '2026-04-13',
    entry: {
      kind: 'paid',
      amount: null,
      currency: null,
      period: null,
      note: 'The program costs nothing, but it needs a model provider that charges.',
      sourceUrl: 'https://github.com/ultraworkers/claw-code',
      checkedAt: '2026-04-13',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'You can audit it, fork it and host it yourself, which is more than any closed agent ' +
          'offers. It is fast, and the three parts that matter, the loop, the permissions and ' +
          'the dispatch, are all there to read. Keep your own copy and pin it. If the upstream ' +
          'project stops tomorrow, your copy still works.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'The legal position is unclear, and stars do not clear it. A clean room is only as ' +
          'clean as its contributors, and the rule that nobody who viewed the maps may take part ' +
          'rests on their word. Until someone with standing has tested that, a team with ' +
          'customers is adopting another party’s open question.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'If one developer can start to redo the agent loop within hours, from a clean sheet ' +
          'and in the open, the loop is a commodity. The value moves to the model behind it, and ' +
          'then to whoever gets to choose that model. This project hands the choice to the ' +
          'person at the keyboard, and 180,000 stars in under two weeks say the keyboard ' +
          'noticed.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'It starts quickly, stays out of the way and runs on any cheap model that is good ' +
          'enough for the job in hand. Plugins and themes make it feel like a tool that belongs ' +
          'to its user. For drafts, renames and small chores, being able to switch the model ' +
          'without switching the habit is the whole appeal.',
      },
    ],
  },
  {
    slug: 'smolvlm2-2b',
    name: 'SmolVLM2-2B',
    maker: 'Hugging Face',
    tagline: 'A small model that reads pages and pictures on the device in front of you',
    description:
      'SmolVLM2-2B is a vision-language model with two billion parameters, made by Hugging Face ' +
      'for devices and the edge. It handles OCR, document understanding and image-to-text ' +
      'without a cloud round trip. Weights, quantised variants in GGUF, MLX and int4/int8, and a ' +
      'hosted demo were out on the first day. It places ahead of models of its size on DocVQA, ' +
      'TextVQA and OCRBench.',
    category: 'developer-tools',
    website: 'https://huggingface.co/HuggingFaceTB/SmolVLM2-2.2B-Instruct',
    license: 'Apache-2.0',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'Apache-2.0 weights; you supply the hardware.',
      sourceUrl: 'https://huggingface.co/HuggingFaceTB/SmolVLM2-2.2B-Instruct',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'The weights come in every format a project is likely to need, so there is no ' +
          'conversion evening and no set-up to speak of. Pull the variant that fits the device, ' +
          'point it at a folder of scans and read what comes out. Nobody redoes this in a ' +
          'weekend, and nobody has to.',
      },
      {
        seat: 'skeptic',
        call: 'ship',
        body:
          'Rivals exist: Moondream2, MiniCPM-V 2.0 and PaliGemma 3B all want the same slot. It ' +
          'breaks when asked to reason across several images, and on-device models from Google ' +
          'and Apple may overtake it within a year. Yet its benchmarks can be checked by anyone ' +
          'with a laptop, and a claim that can be checked earns a careful yes.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'Inference moves to the edge when three pressures meet: privacy law, answers wanted in ' +
          'under 100 milliseconds, and sites that allow no network at all. A document reader of ' +
          'this size meets all three. The interesting systems will be the ones that could never ' +
          'have sent the page anywhere in the first place.',
      },
      {
        seat: 'founder',
        call: 'skip',
        body:
          'Free weights are no business. They are good for Hugging Face, whose hub grows with ' +
          'every download, and they leave no moat for the company that builds on top, since the ' +
          'next team pulls the same file in the same minute. Use it inside a product by all ' +
          'means, and charge for something else.',
      },
    ],
  },
];
