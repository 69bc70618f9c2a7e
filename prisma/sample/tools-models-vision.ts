import type { SampleTool } from './types';

export const visionModelTools: SampleTool[] = [
  {
    slug: 'moondream2',
    name: 'Moondream2',
    maker: 'Moondream',
    tagline: 'A tiny vision model that captions, answers, points and counts',
    description:
      'Moondream2 is an open vision-language model of about two billion parameters, small enough ' +
      'for a laptop or a single-board computer. It captions images, answers questions about ' +
      'them, draws boxes round objects and points at things that are named. The weights appear ' +
      'as dated revisions under Apache-2.0, so that a project can pin the one it has tested. A ' +
      'small team led by its original author maintains it.',
    category: 'models',
    website: 'https://moondream.ai',
    license: 'Apache-2.0',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'Apache-2.0 weights, to run wherever you like.',
      sourceUrl: 'https://huggingface.co/vikhyatk/moondream2',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Pointing and detection come from the same small model as the captions, which removes ' +
          'a whole second dependency from a robotics or inventory project. Pin a dated revision, ' +
          'because behaviour does shift between them. From install to a first box drawn round a ' +
          'first object is well under an hour.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'At this size it states guesses in the tone of facts. Counts drift once a scene is ' +
          'crowded, dense text defeats it sooner than a model trained for documents, and each ' +
          'revision changes answers that last month’s tests relied on. The space is busy, and a ' +
          'small team has to outrun laboratories that give models away as marketing.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'A camera that can be asked a question in plain words is a different object from a ' +
          'camera. Once that costs a few watts and no connection, it turns up in shelves, gates ' +
          'and garden tools. What changes first is who gets to write the rule: the shopkeeper ' +
          'can, with a sentence.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'Alt text for an archive of ten thousand pictures used to be a job nobody took on. ' +
          'With this it becomes an overnight batch and a morning of corrections. The captions ' +
          'are plain, sometimes too plain, yet they are made on the machine where the pictures ' +
          'already live, and that settles most objections.',
      },
    ],
  },
  {
    slug: 'paligemma-3b',
    name: 'PaliGemma 3B',
    maker: 'Google',
    tagline: 'A compact vision-language base, meant to be tuned to one task',
    description:
      'PaliGemma 3B joins Google’s SigLIP image encoder to a Gemma language model, about three ' +
      'billion parameters in all. Google released it in May 2024 at several input resolutions as ' +
      'a base for fine-tuning on tasks such as captioning, visual questions, detection, ' +
      'segmentation and reading text. Without tuning it is a weak conversational partner, by ' +
      'design. PaliGemma 2 followed in December 2024.',
    category: 'models',
    website: 'https://ai.google.dev/gemma/docs/paligemma',
    license: 'Gemma terms of use',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'The weights are released under the Gemma terms of use.',
      sourceUrl: 'https://ai.google.dev/gemma/terms',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Treat it as a part and not a product. Given a narrow task and a few thousand labelled ' +
          'images, it tunes on a single card and then does that one thing with little fuss. The ' +
          'recipes are public and work as written. Anyone who wants a chat about a photograph ' +
          'should close the tab.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'Its own successor arrived within a year, so choosing it now means choosing the older ' +
          'sibling. The terms of use carry a list of prohibited purposes that Google may update, ' +
          'which is no small thing to build on. And the base model says little of use until it ' +
          'is tuned, a detail that benchmark tables leave out.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'The lesson outlives the release: a good image encoder, a modest language model and a ' +
          'thin bridge between them are enough. Specialists become cheap enough to make by the ' +
          'dozen, one for each form, machine or crop. General models will supervise them, and ' +
          'the specialists will do the looking.',
      },
      {
        seat: 'founder',
        call: 'skip',
        body:
          'A tuned specialist is only as defensible as the labelled data behind it, and that ' +
          'data would tune any rival base just as well. The terms add a conversation with ' +
          'counsel that an Apache licence would have spared. Spend the money on labels, and let ' +
          'the choice of base stay a footnote.',
      },
    ],
  },
  {
    slug: 'minicpm-v-2-0',
    name: 'MiniCPM-V 2.0',
    maker: 'OpenBMB',
    tagline: 'A bilingual vision model for phones that made small OCR respectable',
    description:
      'MiniCPM-V 2.0 is a vision-language model of just under three billion parameters, released ' +
      'in April 2024 by OpenBMB, a group around Tsinghua University and ModelBest. It accepts ' +
      'images of high resolution and unusual proportions, reads text in scenes well for its ' +
      'size, and answers in English and Chinese. It was built to run on phones. Larger and newer ' +
      'members of the family have followed it.',
    category: 'models',
    website: 'https://huggingface.co/openbmb/MiniCPM-V-2',
    license: 'OpenBMB model terms',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'Read OpenBMB’s own terms before commercial use.',
      sourceUrl: 'https://huggingface.co/openbmb/MiniCPM-V-2',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'skip',
        body:
          'It did its job well in its season, and the season has passed. The later versions of ' +
          'the same family read better, and the tools for running models locally gave their ' +
          'attention to those. Starting a project on this release means inheriting older loading ' +
          'code and answering your own questions about it.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'The terms are the makers’ own, which asks every user to read them afresh and every ' +
          'lawyer to bill for it. Its best results date from a field that renews itself each ' +
          'quarter. What ends it has already happened: better models of its size now come under ' +
          'standard licences.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'Here was early proof that a phone could read a street sign, a menu and a receipt with ' +
          'nothing leaving the pocket, in two scripts. The version number hardly matters. A ' +
          'generation of travellers and clerks will expect the camera to understand the page, ' +
          'and this is among the models that taught makers to promise it.',
      },
      {
        seat: 'founder',
        call: 'skip',
        body:
          'Commercial use hangs on terms that a large buyer has never seen, so the sale begins ' +
          'with an explanation. Phone makers, the natural customers, train models of their own ' +
          'or take one from a partner. Without a licence that procurement recognises, the saving ' +
          'on weights goes back out as legal fees.',
      },
    ],
  },
];
