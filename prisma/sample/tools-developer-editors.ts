import type { SampleTool } from './types';

export const codeEditorTools: SampleTool[] = [
  {
    slug: 'cursor',
    name: 'Cursor',
    maker: 'Anysphere',
    tagline: 'A code editor built round its models, from the next keystroke to the whole task',
    description:
      'Cursor is a code editor by Anysphere, made as a fork of VS Code, so most extensions and ' +
      'settings carry over. It predicts the next edit as you type, answers questions about the ' +
      'codebase it has indexed, and has an agent that changes several files and runs commands. ' +
      'Models from several vendors can be chosen for each request. In June 2025 it changed how ' +
      'use of the larger models is metered.',
    category: 'developer-tools',
    website: 'https://cursor.com',
    license: 'Proprietary',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'freemium',
      amount: 20,
      currency: 'USD',
      period: 'month',
      note: 'The price is that of Cursor Pro.',
      sourceUrl: 'https://cursor.com/pricing',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Moving in takes one import: the keys, the themes and most of the extensions come ' +
          'along. Next-edit prediction is the part that stays useful on the worst day, when the ' +
          'agent is wrong and only the typing is left. Commit your rules file, keep the tasks ' +
          'small, and it earns its place in a team by Friday.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'Predicting the next edit is a deeper idea than predicting the next word, because an ' +
          'edit knows where the programmer is going. An editor that holds the whole intention ' +
          'can show it, branch it and replay it. Should that work, the diff becomes the document ' +
          'and the file is merely where it gets stored.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'Most assistants interrupt, and this one finishes the gesture. Rename a thing once and ' +
          'the next five places offer themselves in order, each a single key away. The pleasure ' +
          'is in never quite leaving the line of thought, and on long days that counts for more ' +
          'than how clever the chat window is.',
      },
      {
        seat: 'founder',
        call: 'skip',
        body:
          'Revenue came quickly, and much of it passes straight through to model vendors who now ' +
          'sell coding agents of their own. The editor beneath belongs, in spirit and in update ' +
          'schedule, to Microsoft. Being squeezed from above and below is survivable, but the ' +
          'June change to metering shows who feels it first: the customer.',
      },
    ],
  },
  {
    slug: 'windsurf',
    name: 'Windsurf',
    maker: 'Codeium',
    tagline: 'An editor whose agent watches what you do and picks up the thread',
    description:
      'Windsurf is a code editor from the makers of Codeium, based on VS Code. Its agent, ' +
      'Cascade, follows edits, terminal output and earlier steps, so that a request can be short ' +
      'and still be understood. It offers models from several vendors beside its own SWE-1 ' +
      'family, which came out in May 2025. In June 2025 the company said that Anthropic had cut ' +
      'most of its direct access to Claude models at short notice.',
    category: 'developer-tools',
    website: 'https://windsurf.com',
    license: 'Proprietary',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'freemium',
      amount: 15,
      currency: 'USD',
      period: 'month',
      note: 'The price is that of Windsurf Pro.',
      sourceUrl: 'https://windsurf.com/pricing',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Cascade keeps track of the terminal and of your last few edits, so the prompt can be ' +
          'as lazy as a note to a colleague. Set-up is an import from VS Code and a login. For a ' +
          'small team that wants one agent in one window, it is a sound choice this month, with ' +
          'settings that export cleanly.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'Two things can end an editor like this: the supplier and the owner. The first showed ' +
          'itself in June, when model access was cut with little warning. The second is a matter ' +
          'of reported sale talks that nobody on the outside can settle. A tool may survive ' +
          'either, and your workflow should not depend on which.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'It is the calmest of the editors with agents in them. The panel says what it is doing ' +
          'in words a person would use, and stepping in halfway does not confuse it. Small ' +
          'courtesies, such as previewing the page beside the code, add up for anyone whose work ' +
          'is judged by how it looks.',
      },
      {
        seat: 'founder',
        call: 'skip',
        body:
          'A good product stands between a free base editor below and model companies above that ' +
          'want the same customer. Training models of its own is the right answer and an ' +
          'expensive one. The enterprise list is real, though a buyer who reads the news will ' +
          'ask for a short contract and an exit clause.',
      },
    ],
  },
  {
    slug: 'zed',
    name: 'Zed',
    maker: 'Zed Industries',
    tagline: 'A fast native editor where people and agents type into the same file',
    description:
      'Zed is a code editor written in Rust by people who earlier made Atom and Tree-sitter. It ' +
      'draws its interface on the graphics card, supports several people editing one file, and ' +
      'since May 2025 has an agent panel in which a model can read, edit and run things under ' +
      'review. It works with hosted and local models, including a small open one of its own for ' +
      'edit prediction. It runs on macOS and Linux; at mid-2025 there was no stable Windows ' +
      'release.',
    category: 'developer-tools',
    website: 'https://zed.dev',
    license: 'GPL-3.0',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'freemium',
      amount: 20,
      currency: 'USD',
      period: 'month',
      note: 'The price is that of Zed Pro.',
      sourceUrl: 'https://zed.dev/pricing',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'skip',
        body:
          'The editor is a pleasure and the gaps are practical. A team with even one Windows ' +
          'machine cannot standardise on it yet, and the extension that some project depends on ' +
          'is often the one that nobody has ported. Put it on a personal machine today, and look ' +
          'again once the platform list is complete.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'Speed is easy to feel and hard to live on. The extension catalogue is thin beside ' +
          'that of VS Code, the debugger is new, and a young company is maintaining an editor, a ' +
          'collaboration service and an agent at once. Something in that list will get less ' +
          'attention than its users expect.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'Most agents are bolted onto editors designed for one pair of hands. This one began ' +
          'with the idea that several authors share a buffer, and a model is simply another ' +
          'author. When ten agents and two people are in the same file, the architecture that ' +
          'expected company is the one that will still make sense.',
      },
      {
        seat: 'creator',
        call: 'ship',
        body:
          'It opens before the hand leaves the mouse, and the text never lags behind the ' +
          'thought. That sounds like a small thing until a day is made of nothing else. The ' +
          'agent panel is plain, its changes are reviewed in place, and everything that is not ' +
          'needed can be turned off and forgotten.',
      },
    ],
  },
];
