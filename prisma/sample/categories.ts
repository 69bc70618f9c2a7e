import type { SampleCategory } from './types';

export const categories: SampleCategory[] = [
  {
    slug: 'developer-tools',
    name: 'Developer Tools',
    description:
      'Agents, editors and assistants that work on code, and small parts that drop straight into ' +
      'it.',
  },
  {
    slug: 'models',
    name: 'Models',
    description: 'Open weights that can be downloaded, tuned and run: language, vision and speech.',
  },
  {
    slug: 'inference',
    name: 'Inference',
    description: 'Engines and applications that run a model, from one laptop to a rack of cards.',
  },
  {
    slug: 'vector-databases',
    name: 'Vector Databases',
    description:
      'Stores that find things by meaning, with the filters and the upkeep that real data brings.',
  },
  {
    slug: 'frameworks',
    name: 'Frameworks',
    description: 'Libraries that join models, documents and tools into a program.',
  },
  {
    slug: 'audio',
    name: 'Audio',
    description: 'Services that speak, listen and translate the human voice.',
  },
];
