import type { SampleTool } from './types';

export const audioTools: SampleTool[] = [
  {
    slug: 'elevenlabs',
    name: 'ElevenLabs',
    maker: 'ElevenLabs',
    tagline: 'Synthetic speech good enough that listeners stop noticing',
    description:
      'ElevenLabs makes a hosted service for synthetic speech. It turns text into narration in ' +
      'some thirty languages, clones a voice from a recording, dubs video while keeping the ' +
      'speaker’s character, and powers spoken agents in conversation. It is used through a web ' +
      'studio or an API, with a library of voices whose owners are rewarded when others use ' +
      'them. A further model, Eleven v3, appeared as an alpha in June 2025.',
    category: 'audio',
    website: 'https://elevenlabs.io',
    license: 'Proprietary',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'freemium',
      amount: 5,
      currency: 'USD',
      period: 'month',
      note: 'The price is that of ElevenLabs Starter.',
      sourceUrl: 'https://elevenlabs.io/pricing',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'The API does what the page says it does, streaming is quick enough for conversation, ' +
          'and the voices hold their character over a long text. Budget by the character from ' +
          'the start, since narration adds up faster than it looks. Keep the text and the voice ' +
          'behind an interface of your own, for this market is young.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'A voice can be copied from a short recording, and cloned voices have already served ' +
          'fraud and political fakery. Safeguards exist, and they were strengthened after the ' +
          'misuse rather than before it. Open models are closing the distance, and lawmakers are ' +
          'awake. A product that leans on one clone has several ways to wake up silent.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'A draft read aloud in a convincing voice shows each clumsy sentence before an ' +
          'audience does. Narration that needed a studio day now takes an evening, and a change ' +
          'to one line does not mean booking the day again. Ask permission for the voices, and ' +
          'say when a voice is made.',
      },
      {
        seat: 'founder',
        call: 'ship',
        body:
          'Publishers, games and call centres all pay for voices already, so the budget line is ' +
          'there before the sales call. Quality leads for now, and the licensed library is the ' +
          'better moat: a marketplace with rights attached is slower to copy than a model. ' +
          'Margins follow volume, and volume is plainly arriving.',
      },
    ],
  },
];
