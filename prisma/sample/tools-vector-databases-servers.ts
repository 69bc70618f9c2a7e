import type { SampleTool } from './types';

export const vectorServerTools: SampleTool[] = [
  {
    slug: 'qdrant',
    name: 'Qdrant',
    maker: 'Qdrant',
    tagline: 'A vector database in Rust that takes filters as seriously as similarity',
    description:
      'Qdrant is an open-source vector database written in Rust. Each vector carries a payload, ' +
      'and conditions on that payload are applied during the search instead of after it. It ' +
      'supports dense and sparse vectors for hybrid search, several forms of quantisation to ' +
      'save memory, and distributed deployment. Clients exist for the common languages over REST ' +
      'and gRPC, and a managed cloud is run by the company behind it.',
    category: 'vector-databases',
    website: 'https://qdrant.tech',
    license: 'Apache-2.0',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'freemium',
      amount: null,
      currency: null,
      period: null,
      note: 'Open source to self-host; the managed cloud is billed by use.',
      sourceUrl: 'https://qdrant.tech/pricing/',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Filters work the way an application needs them: this tenant, these dates, then ' +
          'similarity. One container starts it, the client feels the same in every language, and ' +
          'snapshots are ordinary files. Most vector projects come to grief over metadata sooner ' +
          'or later, and this one was designed with it in mind.',
      },
      {
        seat: 'skeptic',
        call: 'ship',
        body:
          'The company publishes its own benchmarks and wins them, so discount those and run the ' +
          'scripts, which are public. Memory use surprises people who skip the chapter on ' +
          'quantisation. The failure that matters would be commercial, and the licence would ' +
          'leave you with a database that still starts.',
      },
      {
        seat: 'futurist',
        call: 'skip',
        body:
          'Similarity search is becoming a feature, as full-text search did before it. Once ' +
          'every general database does it adequately, a separate one must be far better at ' +
          'something that a lot of people need. Speed with filters is a real answer today, and ' +
          'it describes a very good component more than a change in the world.',
      },
      {
        seat: 'founder',
        call: 'ship',
        body:
          'The path from laptop to invoice is short and honest: begin with the container, and ' +
          'let them run it for you once the pager becomes tiresome. Engineers choose it before ' +
          'procurement hears of it. The moat is operational skill, narrower than data and wider ' +
          'than features, which is about right for a database.',
      },
    ],
  },
  {
    slug: 'weaviate',
    name: 'Weaviate',
    maker: 'Weaviate',
    tagline: 'A vector database with hybrid search and the model calls built in',
    description:
      'Weaviate is an open-source vector database written in Go. It combines keyword and vector ' +
      'search in one query, and modules let it call embedding, reranking and generative models ' +
      'itself, so that raw text can go in and answers come out. It supports many isolated ' +
      'tenants in a single cluster. Queries travel by GraphQL, REST or gRPC, and the company ' +
      'behind it runs managed clouds beside the open version.',
    category: 'vector-databases',
    website: 'https://weaviate.io',
    license: 'BSD-3-Clause',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'freemium',
      amount: null,
      currency: null,
      period: null,
      note: 'Self-hosting is open source; managed clouds are billed according to use.',
      sourceUrl: 'https://weaviate.io/pricing',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Hybrid search works on the first day, tenants are a proper concept and not a naming ' +
          'convention, and the modules spare a small team its embedding pipeline. The schema ' +
          'deserves an hour of thought before any data goes in. Give it that hour and the ' +
          'following month is quiet.',
      },
      {
        seat: 'skeptic',
        call: 'ship',
        body:
          'A database that calls models on your behalf has more ways to fail, and a slow ' +
          'provider can look like a slow query. Memory needs planning, and old GraphQL examples ' +
          'still confuse newcomers. These are costs that can be seen in advance. The project is ' +
          'mature, the licence is permissive, and the data can be exported by anyone who has to ' +
          'leave.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'Storage that understands what it holds is a larger idea than storage that measures ' +
          'distance. When the database embeds, ranks and summarises on request, the application ' +
          'above it becomes thin, and perhaps an agent can write that part. Bringing the model ' +
          'to the data has tended to be the winning direction.',
      },
      {
        seat: 'creator',
        call: 'skip',
        body:
          'There is a great deal of it. Collections, modules, vectorisers and three ways to ask, ' +
          'each sensible, each with a page to read before the first useful answer. A team will ' +
          'be glad of that structure. For one person with a shelf of documents and an idea, it ' +
          'is a ministry where a drawer would do.',
      },
    ],
  },
];
