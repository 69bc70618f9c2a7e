import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { APIRequestContext, APIResponse, Page } from '@playwright/test';
import { z } from 'zod';
import { type Role, roles } from '@/lib/domain/account';
import { ROOT } from '../../scripts/lib/paths';
import { type Account, newAccount, signInTo } from './sign-in';

export const everybody = ['visitor', ...roles] as const;
export type Who = (typeof everybody)[number];

/** Somebody of a role; `account` is null for a visitor. */
export type Person = { who: Who; account: Account | null; request: APIRequestContext };

/** One browser for each role; whoever has an account holds the seat as well. */
export async function onePersonARole(
  newVisitor: () => Promise<Page>,
  seat: string,
): Promise<Person[]> {
  const people: Person[] = [];
  for (const who of everybody) {
    const page = await newVisitor();
    const account = who === 'visitor' ? null : await newAccount(who satisfies Role, { seat });
    if (account) await signInTo(page, account);
    people.push({ who, account, request: page.request });
  }
  return people;
}

/** Every page and route of the site, by its file under app/. */
export function everyRoute(): string[] {
  const files = readdirSync(join(ROOT, 'app'), { recursive: true, encoding: 'utf8' });
  return files
    .map((file) => file.replaceAll(sep, '/'))
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .sort();
}

/** Every method that a route file answers, `page` for a page. */
export function methodsOf(file: string): string[] {
  if (file.endsWith('page.tsx')) return ['page'];
  const text = readFileSync(join(ROOT, 'app', file), 'utf8');
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  return methods.filter((method) => new RegExp(`^export [^\\n]*\\b${method}\\b`, 'm').test(text));
}

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({
      filename: z.string(),
      exportedName: z.string(),
      workers: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** Every action that the built site answers, as "file.name", with the id it goes by. */
export function everyAction(): Map<string, string> {
  const file = join(ROOT, '.next/server/server-reference-manifest.json');
  const { node } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(
    Object.entries(node)
      // What `use cache` makes of a function stands there too, and is no action.
      .filter(([, { exportedName }]) => !exportedName.startsWith('$$RSC_SERVER_CACHE'))
      .map(([id, { filename, exportedName }]) => [
        `${filename.replace(/^lib\/actions\/|\.ts$/g, '')}.${exportedName}`,
        id,
      ]),
  );
}

/** Every function that a file of actions exports. */
export function everyExportedAction(): string[] {
  const folder = join(ROOT, 'lib/actions');
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!/^['"]use server['"]/.test(text)) return [];
    return [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(
      ([, name]) => `${file.replace(/\.ts$/, '')}.${name}`,
    );
  });
}

/** Calls an action of two arguments, an earlier state and a form, as the page's script does. */
export async function callAction(
  request: APIRequestContext,
  id: string,
  path: string,
  fields: Record<string, string>,
): Promise<APIResponse> {
  // React's own encoding of [null, form]; what the arguments refer to comes before them.
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  body.append('0', '[null,"$K1"]');
  return request.post(path, {
    headers: { 'next-action': id, accept: 'text/x-component' },
    multipart: body,
    maxRedirects: 0,
  });
}
