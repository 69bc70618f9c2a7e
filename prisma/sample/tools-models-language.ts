import type { SampleTool } from './types';

export const speechAndLanguageModelTools: SampleTool[] = [
  {
    slug: 'whisper',
    name: 'Whisper',
    maker: 'OpenAI',
    tagline: 'The open speech recogniser that everything else gets measured against',
    description:
      'Whisper is a speech recognition model that OpenAI released in September 2022 with code ' +
      'and weights under the MIT licence. It transcribes speech in close to a hundred languages ' +
      'and translates many of them into English, in sizes from tiny to large. Others have ' +
      'rebuilt it for phones, browsers and plain processors, as in whisper.cpp and ' +
      'faster-whisper. It does not tell speakers apart, and on silence it can produce words that ' +
      'nobody said.',
    category: 'models',
    website: 'https://github.com/openai/whisper',
    license: 'MIT',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'MIT for the code and the weights.',
      sourceUrl: 'https://github.com/openai/whisper/blob/main/LICENSE',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'It is the default for good reasons: one command, no account, sizes for every machine ' +
          'and a faster reimplementation for each platform. Trim the silence before transcribing ' +
          'and add a separate step for speakers. With those two habits it carries a production ' +
          'workload on hardware that you already own.',
      },
      {
        seat: 'skeptic',
        call: 'ship',
        body:
          'It invents sentences during pauses, and researchers have documented it with examples ' +
          'that belong nowhere near a medical record. Know that, cut out the silence and keep ' +
          'the audio. What remains is the rare release whose failures are well mapped, whose ' +
          'licence is short, and whose weights cannot be switched off by anyone.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'Transcription became something a machine does in the background for no one in ' +
          'particular. Every meeting, field recording and old tape can be searched now, in ' +
          'languages that no vendor had found worth the trouble. The next steps belong to live ' +
          'conversation, but the archive was opened here.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'Interviews stop being a chore between the conversation and the writing. Drop in the ' +
          'file, make tea, and come back to a draft that needs names corrected and little else. ' +
          'Subtitles follow from the same pass. It runs offline, so a source who asked for ' +
          'discretion can be given it truthfully.',
      },
    ],
  },
  {
    slug: 'llama-3-1-8b',
    name: 'Llama 3.1 8B',
    maker: 'Meta',
    tagline: 'The everyday small model that every tool knows how to run',
    description:
      'Llama 3.1 8B is the smallest of the language models that Meta released in July 2024, with ' +
      'eight billion parameters, a context of 128,000 tokens and official support for eight ' +
      'languages. It can call tools and was tuned for dialogue. Practically every runtime, ' +
      'quantiser and fine-tuning kit supports it. The community licence asks for attribution and ' +
      'sets conditions for the very largest companies.',
    category: 'models',
    website: 'https://www.llama.com',
    license: 'Llama 3.1 Community License',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'Meta’s community licence, with its conditions, applies.',
      sourceUrl: 'https://www.llama.com/llama3_1/license/',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'When something in the stack misbehaves, this is the model to swap in, because every ' +
          'runtime was tested against it first. It tunes on one card, quantises without drama ' +
          'and answers quickly. Newer models score higher. Few of them have this many solved ' +
          'problems waiting on the other side of a search.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'A year is a long time at this size, and rivals from Alibaba and Google have passed it ' +
          'on most public tables, several of them under plainer licences. Nearly the whole of ' +
          'the long context is available, and rather less of it is reliable. Meta’s newest ' +
          'family has no successor in this weight class.',
      },
      {
        seat: 'futurist',
        call: 'skip',
        body:
          'Its importance was to make an open eight-billion model ordinary, and that is done. ' +
          'Nothing that it enables today is waiting for it in particular. The frontier for small ' +
          'models has moved on to reasoning, to hearing and seeing, and to designs that this ' +
          'release does not share.',
      },
      {
        seat: 'founder',
        call: 'ship',
        body:
          'A known quantity has value when the bill comes by the token. It is good enough for ' +
          'sorting, extracting and routing, it runs on hardware that can be rented anywhere, and ' +
          'a model tuned on your own tickets is yours to keep. The licence has conditions, and ' +
          'hardly any company will ever meet the big one.',
      },
    ],
  },
];
