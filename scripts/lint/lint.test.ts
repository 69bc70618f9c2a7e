import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../lib/paths';

const PAGE = /A desk's page is/;
const ROUTE = /A desk's route asks/;
const ACTION = /An action asks/;
const CURATES = /An action of the curator's desk asks/;
const CURATOR_ROUTE = /A route of the curator's desk asks/;

const checked = `export default async function Page() {
  const viewer = await requireRole('admin', '/admin');
  return <p>{viewer.email}</p>;
}
`;
const unchecked = `export default async function Page() {
  return <p>Everything</p>;
}
`;
const notAwaited = checked.replace('await ', '');
const onlySaid = `// await requireRole('admin', '/admin')\n${unchecked}`;
const elsewhere = `async function check() {
  await requireRole('admin', '/admin');
}
${unchecked.replace('return', 'void check;\n  return')}`;
const constant = `const Page = async () => {
  await requireRole('admin', '/admin');
  return <p>Everything</p>;
};
export default Page;
`;
const asRole = (role: string) => checked.replace("'admin'", role);
const perhaps = `export default async function Page({ open }: { open: boolean }) {
  if (!open) {
    await requireRole('admin', '/admin');
  }
  return <p>Everything</p>;
}
`;
const perhapsBriefly = perhaps.replace(/\{\n(.*)\n {2}\}\n/, '$1\n');
const within = `export default async function Page() {
  const check = async () => {
    await requireRole('admin', '/admin');
  };
  return <p>{String(check)}</p>;
}
`;
const caught = `export default async function Page() {
  try {
    await requireRole('admin', '/admin');
  } catch {}
  return <p>Everything</p>;
}
`;
const alone = checked.replace('const viewer = ', '').replace('{viewer.email}', '');

const pages: [string, string, string, RegExp | null][] = [
  ['a page that checks', 'app/admin/*/page.tsx', checked, null],
  ['a page of the reviewers that checks', 'app/review/*/[tool]/page.tsx', checked, null],
  ['a page without a check', 'app/admin/*/page.tsx', unchecked, PAGE],
  ['a deep page without a check', 'app/admin/*/[id]/page.tsx', unchecked, PAGE],
  ['a page of the reviewers without one', 'app/review/*/page.tsx', unchecked, PAGE],
  ['a check that is not waited for', 'app/admin/*/page.tsx', notAwaited, PAGE],
  ['a check in a comment', 'app/admin/*/page.tsx', onlySaid, PAGE],
  ['a check in another function', 'app/admin/*/page.tsx', elsewhere, PAGE],
  ['a page of another form', 'app/admin/*/page.tsx', constant, PAGE],
  ['a page that checks and asks no more', 'app/admin/*/page.tsx', alone, null],
  ['a page in a group of routes without a check', 'app/(desk)/admin/*/page.tsx', unchecked, PAGE],
  ['a page of reviewers in a group', 'app/(desk)/review/*/page.tsx', unchecked, PAGE],
  ['a group within the desk', 'app/admin/(lists)/*/page.tsx', unchecked, PAGE],
  ['a page in a group that checks', 'app/(desk)/admin/*/page.tsx', checked, null],
  ['a page without JSX', 'app/admin/*/page.ts', 'export default async function P() {}\n', PAGE],
  ['a page of admins for reviewers', 'app/admin/*/page.tsx', asRole("'reviewer'"), PAGE],
  ['a page of admins for members', 'app/admin/*/page.tsx', asRole("'member'"), PAGE],
  ['a page of reviewers for reviewers', 'app/review/*/page.tsx', asRole("'reviewer'"), null],
  ['a page of reviewers for members', 'app/review/*/page.tsx', asRole("'member'"), PAGE],
  ['a role that is worked out', 'app/admin/*/page.tsx', asRole('role'), PAGE],
  ['a check under a condition', 'app/admin/*/page.tsx', perhaps, PAGE],
  ['the same in one line', 'app/admin/*/page.tsx', perhapsBriefly, PAGE],
  ['a check within a function in it', 'app/admin/*/page.tsx', within, PAGE],
  ['a check whose refusal is caught', 'app/admin/*/page.tsx', caught, PAGE],
  ['a public page', 'app/(site)/*/page.tsx', unchecked, null],
];

const route = (check: string) =>
  `export async function GET() {\n  ${check}\n  return Response.json({});\n}\n`;
const routes: typeof pages = [
  [
    'a route that asks',
    'app/api/admin/*/route.ts',
    route('const viewer = await getViewer();\n  canCurate(viewer);'),
    null,
  ],
  [
    'a route of admins that does not ask for them',
    'app/api/admin/*/route.ts',
    route('await getViewer();'),
    CURATOR_ROUTE,
  ],
  ['a route of reviewers', 'app/api/review/*/route.ts', route('await getViewer();'), null],
  ['a route that does not', 'app/api/admin/*/route.ts', route(''), ROUTE],
  ['a route of the reviewers that does not', 'app/api/review/*/route.ts', route(''), ROUTE],
  ['a route beside a page that does not', 'app/admin/*/route.ts', route(''), ROUTE],
  ['a route in a group', 'app/(desk)/admin/*/route.ts', route(''), ROUTE],
  ['a public route', 'app/api/v1/*/route.ts', route(''), null],
];

const asks = `export async function fine(): Promise<void> {
  await getViewer();
}
`;
const doesNot = 'export async function careless(): Promise<void> {}\n';
const inline = `export function Form() {
  async function act() {
    'use server';
  }
  return <form action={act} />;
}
`;
const actions: typeof pages = [
  ['an action that asks', 'components/*/act.ts', `'use server';\n${asks}`, null],
  ['an action that does not', 'lib/actions/*.ts', `'use server';\n${doesNot}`, ACTION],
  ['one of two', 'lib/actions/*.ts', `'use server';\n${asks}${doesNot}`, ACTION],
  [
    'an action that is a constant',
    'lib/actions/*.ts',
    `'use server';\nexport const careless = async () => null;\n`,
    ACTION,
  ],
  [
    'an action that is passed on',
    'lib/actions/*.ts',
    `'use server';\nexport * from './x';\n`,
    ACTION,
  ],
  ['actions beside a component', 'components/*/act.ts', `'use server';\n${doesNot}`, ACTION],
  ['an action within a component', 'components/*/form.tsx', inline, ACTION],
  ['a type beside it', 'components/*/act.ts', `'use server';\nexport type T = 1;\n${asks}`, null],
  ['a helper that is no action', 'lib/actions/*-helper.ts', doesNot, null],
  ['what is meant for everybody', 'lib/actions/vote.ts', `'use server';\n${doesNot}`, null],
];

const mayNot = asks.replace(
  'await getViewer();',
  'await getViewer();\n  note("canCurate(viewer)");',
);
const curates = `export async function desk(): Promise<void> {
  const viewer = await getViewer();
  if (!canCurate(viewer).allowed) return;
}
`;
const handsOn = `async function decided(viewer: Viewer | null): Promise<void> {
  if (!canCurate(viewer).allowed) return;
}
export async function desk(): Promise<void> {
  const viewer = await getViewer();
  return decided(viewer, 1);
}
`;
const curators: typeof pages = [
  ['a desk’s action that asks', 'lib/actions/*.ts', `'use server';\n${curates}`, null],
  ['one that has it asked', 'lib/actions/*.ts', `'use server';\n${handsOn}`, null],
  ['one that asks only who', 'lib/actions/*.ts', `'use server';\n${asks}`, CURATES],
  ['one that only says so', 'lib/actions/*.ts', `'use server';\n${mayNot}`, CURATES],
  ['one of two that curate', 'lib/actions/*.ts', `'use server';\n${curates}${asks}`, CURATES],
  [
    'one that hands on to nobody who asks',
    'lib/actions/*.ts',
    `'use server';\n${handsOn.replace('!canCurate(viewer).allowed', '!viewer')}`,
    CURATES,
  ],
  ['a member’s action', 'lib/actions/account.ts', `'use server';\n${asks}`, null],
];

// The site's own rules in a folder of their own, fed with files that the site must not have.
const folder = mkdtempSync(join(tmpdir(), 'shipworthy-lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = [...pages, ...routes, ...actions, ...curators].map(
  ([what, place, text, message], number) => ({
    ...{ what, text, message },
    // Each has a place of its own, so that one run of the linter judges them all.
    path: place.replace('*', `case-${number}`),
  }),
);

/** Answers what the linter says of each file, by its path. */
function lintAll(): Map<string, string> {
  for (const file of ['biome.json', '.gitignore']) {
    copyFileSync(join(ROOT, file), join(folder, file));
  }
  cpSync(join(ROOT, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
  for (const { path, text } of cases) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--max-diagnostics=none', 'app', 'components', 'lib'];
  const { stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const said = stderr.split(/^(?=\S+\.tsx?\S* \S+ ━)/m);
  return new Map(
    cases.map(({ path }) => [path, said.filter((part) => part.startsWith(path)).join('')]),
  );
}

const said = lintAll();

test.each(cases)('$what', ({ path, message }) => {
  if (message) expect(said.get(path)).toMatch(message);
  else expect(said.get(path)).not.toMatch(/plugin/);
});
