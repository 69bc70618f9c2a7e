import type { SampleTool } from './types';

export const lightVectorTools: SampleTool[] = [
  {
    slug: 'chroma',
    name: 'Chroma',
    maker: 'Chroma',
    tagline: 'The vector store that starts inside your Python process',
    description:
      'Chroma is an open-source database for embeddings that aims for the shortest path to a ' +
      'working prototype. It can run inside a Python process or as a server of its own, and it ' +
      'embeds text by itself with a default model. Its core was rewritten in Rust in 2025. The ' +
      'company also offers Chroma Cloud, a hosted service built on object storage.',
    category: 'vector-databases',
    website: 'https://www.trychroma.com',
    license: 'Apache-2.0',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'freemium',
      amount: null,
      currency: null,
      period: null,
      note: 'Open source to run yourself; Chroma Cloud is billed by what is used.',
      sourceUrl: 'https://www.trychroma.com/pricing',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Install, create a collection, add documents, ask. Four lines, no container, and an ' +
          'embedding function included, which is why so many tutorials begin here. For a ' +
          'prototype, a notebook or a tool on one desk, nothing is quicker. Keep access behind a ' +
          'small interface, so that moving house later is one file.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'The early versions changed their storage and their interface often enough that ' +
          'upgrade guides became a genre. The rewrite in Rust should help and has not been in ' +
          'the field for long. People who outgrew it tell much the same story: a fine start, ' +
          'then a migration in the week when there was least time for one.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'It stays out of sight. A folder of notes becomes something that can be asked a ' +
          'question, and at no point does anyone have to think like an administrator. For ' +
          'personal archives and small experiments that modesty is ideal, because the ' +
          'interesting part is the reading and the database ought to be furniture.',
      },
      {
        seat: 'founder',
        call: 'skip',
        body:
          'Being the first store that everyone tries is a wonderful position with a leak in it, ' +
          'since prototypes that succeed tend to leave for something larger. The cloud service ' +
          'has to catch them on the way out, against older rivals and against the database they ' +
          'already run. Love at first install is not retention.',
      },
    ],
  },
  {
    slug: 'pgvector',
    name: 'pgvector',
    maker: 'Andrew Kane',
    tagline: 'Vector search inside the Postgres you already run',
    description:
      'pgvector is an extension that gives PostgreSQL a vector type, distance operators, and ' +
      'HNSW and IVFFlat indexes. Search is exact unless an index is added. Vectors sit in ' +
      'ordinary tables, so joins, transactions, backups and access rules apply to them as to any ' +
      'other column. Andrew Kane began it in 2021, and the large managed Postgres services offer ' +
      'it.',
    category: 'vector-databases',
    website: 'https://github.com/pgvector/pgvector',
    license: 'PostgreSQL License',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'An extension under the PostgreSQL licence.',
      sourceUrl: 'https://github.com/pgvector/pgvector/blob/master/LICENSE',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'There is no new service to run, no second copy of the data to keep in step, and the ' +
          'filter is a WHERE clause. Turn the extension on, add a column, and the feature can be ' +
          'out by the afternoon. Move to something special when a measurement says so, and for ' +
          'most products it never will.',
      },
      {
        seat: 'skeptic',
        call: 'ship',
        body:
          'Building an index over many millions of rows is slow and hungry, approximate search ' +
          'with strict filters can return too few rows unless iterative scans are on, and ' +
          'indexed dimensions have a ceiling. All of it is in the readme, in plain words. A ' +
          'project that lists its own limits is hard to catch out.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'One database, one backup, one language to remember. Notes and the meaning of notes ' +
          'sit in the same row, and a question about last spring’s drafts is a query like any ' +
          'other. It removes a decision that nobody wanted to make, and the day goes to the ' +
          'thing being made.',
      },
      {
        seat: 'founder',
        call: 'ship',
        body:
          'No one is paid for it and everyone profits, which suits a buyer perfectly. The vendor ' +
          'risk is that of Postgres itself, the lowest in the trade, and each large cloud ' +
          'competes to run it for you. It offers its builders no moat, so yours stays where it ' +
          'ought to be: in the data.',
      },
    ],
  },
];
