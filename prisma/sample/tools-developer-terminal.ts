import type { SampleTool } from './types';

export const terminalAgentTools: SampleTool[] = [
  {
    slug: 'claude-code',
    name: 'Claude Code',
    maker: 'Anthropic',
    tagline: 'An agent in the terminal that reads the repository, edits it and runs the tests',
    description:
      'Claude Code is Anthropic’s coding agent. It works in the terminal: it searches a ' +
      'repository, proposes edits, runs commands and asks before it does anything it has not ' +
      'been allowed to do. It connects to outside tools through the Model Context Protocol, has ' +
      'extensions for VS Code and JetBrains editors, and can run without a person watching in ' +
      'scripts and continuous integration. It works with Anthropic’s models only.',
    category: 'developer-tools',
    website: 'https://www.anthropic.com/claude-code',
    license: 'Proprietary',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'paid',
      amount: 20,
      currency: 'USD',
      period: 'month',
      note: 'Included from the Claude Pro plan up.',
      sourceUrl: 'https://www.anthropic.com/pricing',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'A terminal program composes with everything a team already has: pipes, hooks, test ' +
          'runners, the build server. It finds its own way round an unfamiliar repository and ' +
          'asks before it runs what it should not. A project file with your conventions takes ' +
          'ten minutes to write and improves every session that follows.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'One vendor supplies the agent, the model, the meter and the limits, and can change ' +
          'each of them on a Tuesday. Usage caps arrive in the middle of the task that needed ' +
          'them most. The client is closed, so what it sends and why has to be taken on trust, ' +
          'and there is no second supplier to move to.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'The editor stops being the centre of programming and becomes one of several windows ' +
          'onto it. Work is described, delegated, watched and reviewed. If that holds, the ' +
          'scarce skill is saying clearly what done means, and the terminal, the oldest ' +
          'interface in the building, turns out to be the one that was ready.',
      },
      {
        seat: 'founder',
        call: 'ship',
        body:
          'Developers expense it without a meeting, which is the best distribution there is. The ' +
          'company that trains the model also learns from how the agent fails, and that loop is ' +
          'hard to copy from outside. The exposure is price: whoever rents models to build the ' +
          'same product is bidding against their own supplier.',
      },
    ],
  },
  {
    slug: 'aider',
    name: 'Aider',
    maker: 'Paul Gauthier',
    tagline: 'Pair programming in the terminal, with every change kept as a git commit',
    description:
      'Aider is an open-source pair programmer for the terminal, written in Python by Paul ' +
      'Gauthier. It builds a map of the repository so that a model sees the parts that matter, ' +
      'applies the edits and commits each one to git with a message. It works with many hosted ' +
      'models and with local ones, and its author publishes a leaderboard of how well models ' +
      'edit code. An architect mode lets one model plan and another write.',
    category: 'developer-tools',
    website: 'https://aider.chat',
    license: 'Apache-2.0',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'Bring your own model; one that runs on your own machine will do.',
      sourceUrl: 'https://github.com/Aider-AI/aider/blob/main/LICENSE.txt',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Every edit is a commit, so every mistake is a revert. That one decision makes it ' +
          'safer than most tools with larger teams behind them. It installs with one command, ' +
          'works in any language the repository map can parse, and leaves nothing in the project ' +
          'except an honest git history.',
      },
      {
        seat: 'skeptic',
        call: 'ship',
        body:
          'The author measures models on code edits and prints the table, including the rows ' +
          'that flatter nobody. The risk is plain: one person holds most of the knowledge, and a ' +
          'long absence would show. But the licence is permissive, the code is readable, and a ' +
          'stalled Aider would still edit files next year.',
      },
      {
        seat: 'futurist',
        call: 'skip',
        body:
          'It perfects a conversation in which a person picks the files and reads each diff. ' +
          'That is a fine way to work, and agents that run for an hour alone are already asking ' +
          'a different question. Loyalty to turn-by-turn control is the charm here, and it also ' +
          'marks the limit of what the tool can change.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'It respects the rhythm of someone who likes to stay in charge. Ask, read, accept, ' +
          'undo, carry on. There is no panel to arrange and no account to nurse, and switching ' +
          'to a cheaper model for dull work takes one short command. After a week the git log ' +
          'doubles as a diary of what was tried.',
      },
    ],
  },
];
