import type { SampleTool } from './types';

export const editorExtensionTools: SampleTool[] = [
  {
    slug: 'github-copilot',
    name: 'GitHub Copilot',
    maker: 'GitHub',
    tagline: 'The assistant that already lives where the code, the reviews and the issues are',
    description:
      'GitHub Copilot suggests code as you type and answers questions in chat, in VS Code, ' +
      'Visual Studio, JetBrains editors, Neovim and Xcode. An agent mode edits across files, and ' +
      'a coding agent announced in May 2025 takes an issue and opens a pull request. It offers ' +
      'models from several vendors. Organisations get policy controls, audit logs and exclusion ' +
      'of chosen content.',
    category: 'developer-tools',
    website: 'https://github.com/features/copilot',
    license: 'Proprietary',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'freemium',
      amount: 10,
      currency: 'USD',
      period: 'month',
      note: 'The price is that of GitHub Copilot Pro.',
      sourceUrl: 'https://github.com/features/copilot/plans',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'It is the assistant nobody has to argue for. Security has usually read the terms ' +
          'already, it works in the editor each person prefers, and the pull request is where ' +
          'the work was going to end up anyway. Others are sharper on a hard task, while this ' +
          'one is switched on for the whole team by lunch.',
      },
      {
        seat: 'skeptic',
        call: 'ship',
        body:
          'It suggests plausible code that is wrong, as they all do, and the limits on premium ' +
          'requests need a careful reader. The question of training data went to court and is ' +
          'not fully answered. Still, the owner will be here in a year, and the controls an ' +
          'auditor asks for exist and are documented.',
      },
      {
        seat: 'creator',
        call: 'skip',
        body:
          'It is dependable company that seldom surprises. Suggestions arrive in the average ' +
          'style of everyone, and the agent feels like a form filled in next door to the editor. ' +
          'On a good day it saves typing, and the trouble is that typing was never the slow part ' +
          'of making something.',
      },
      {
        seat: 'founder',
        call: 'ship',
        body:
          'Distribution is the moat, and it is a wide one: the repositories, the seats and the ' +
          'procurement contract were in place before the first suggestion. Rivals must win each ' +
          'developer in turn, and this one arrives as a line on an existing invoice. Margins ' +
          'depend on the models, but the parent company rents out the hardware.',
      },
    ],
  },
  {
    slug: 'cline',
    name: 'Cline',
    maker: 'Cline Bot',
    tagline: 'An agent inside VS Code that plans first and asks before each step',
    description:
      'Cline is an open-source coding agent that runs as an extension of VS Code. It separates ' +
      'planning from acting, shows each file change and command for approval, and can drive a ' +
      'browser to check its own work. It takes a key for many model providers or a model that ' +
      'runs locally, and adds tools through the Model Context Protocol. It began in 2024 under ' +
      'the name Claude Dev, and several forks have grown from it.',
    category: 'developer-tools',
    website: 'https://cline.bot',
    license: 'Apache-2.0',
    version: 'as of June 2025',
    factsCheckedAt: '2025-06-30',
    entry: {
      kind: 'free',
      amount: null,
      currency: null,
      period: null,
      note: 'Bring your own model; local ones are supported.',
      sourceUrl: 'https://github.com/cline/cline/blob/main/LICENSE',
      checkedAt: '2025-06-30',
    },
    verdicts: [
      {
        seat: 'builder',
        call: 'ship',
        body:
          'Plan mode is worth the install on its own: the agent has to say what it will do ' +
          'before it may do it. The code is open, the keys stay with you, and nothing stands ' +
          'between the request and the model. Give it a scratch branch and a short list of ' +
          'allowed commands, and it can start today.',
      },
      {
        seat: 'skeptic',
        call: 'skip',
        body:
          'Approval of every step is safe until the fortieth click, when people switch on ' +
          'auto-approve and the safety leaves with it. It sends generous context, so long tasks ' +
          'run up large bills with whichever provider is behind the key. Several forks split the ' +
          'attention of its community, and each mends things that the others have not.',
      },
      {
        seat: 'futurist',
        call: 'ship',
        body:
          'It treats the choice of model as a setting and the list of tools as something anyone ' +
          'can extend. That is how an open market for agents would look: the interface belongs ' +
          'to no vendor, and each part can be replaced. Whether or not this project wins, the ' +
          'shape it argues for probably will.',
      },
      {
        seat: 'founder',
        call: 'skip',
        body:
          'Developers love a tool that passes their key straight through, and that love is hard ' +
          'to invoice. The forks prove how little holds users in place: the same code, another ' +
          'name, a moved shortcut. Selling control to large companies may yet work, though they ' +
          'will compare it with what their cloud contract already includes.',
      },
    ],
  },
];
