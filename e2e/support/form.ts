import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import type { Tally } from './matchup';

export type Fields = Record<string, string>;

const plain = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Answers the hidden fields of a tool's vote form, as a browser without JavaScript would send them. */
export async function readForm(
  request: APIRequestContext,
  path: string,
  tool: string,
): Promise<Fields> {
  const html = await (await request.get(path)).text();
  const form = html.split('<form').find((part) => part.includes(`name="tool" value="${tool}"`));
  if (!form) throw new Error(`${path} has no form to vote on ${tool}`);
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  return Object.fromEntries(
    [...inputs].map(([, name, value]) => [plain(name ?? ''), plain(value ?? '')]),
  );
}

/** Posts a tool's vote form as it is, or with some of its fields made different. */
export async function postForm(
  request: APIRequestContext,
  path: string,
  tool: string,
  fields: Fields,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const multipart = { ...(await readForm(request, path, tool)), ...fields };
  return request.post(path, { multipart, headers, maxRedirects: 0 });
}

/** Votes by the plain form and expects the vote to be recorded. */
export async function voteByForm(
  request: APIRequestContext,
  path: string,
  tool: string,
  choice: 'ship' | 'skip' | 'none',
): Promise<void> {
  const response = await postForm(request, path, tool, { choice });
  expect(response.status()).toBe(200);
  expect(await response.text()).toMatch(choice === 'none' ? /taken back/ : /recorded/);
}

/** Votes as the page's script does: the same action, without the page in the answer. */
export async function sendVote(
  request: APIRequestContext,
  path: string,
  fields: Fields,
  vote: { tool: string; choice: string },
): Promise<APIResponse> {
  const [id] = Object.values(fields).flatMap((value) => value.match(/[0-9a-f]{42}/) ?? []);
  const headers = { 'content-type': 'text/plain;charset=UTF-8', 'next-action': id ?? '' };
  return request.post(path, { data: JSON.stringify([null, vote]), headers });
}

/**
 * Answers a tool's tally as the database has it this moment, where the JSON may lag: a stranger takes
 * back a vote that they never cast, which changes nothing and is answered with the tally.
 */
export async function countVotes(
  stranger: APIRequestContext,
  path: string,
  tool: string,
): Promise<Tally> {
  const fields = await readForm(stranger, path, tool);
  const answer = await sendVote(stranger, path, fields, { tool, choice: 'none' });
  const [, ships, skips] = (await answer.text()).match(/"ships":(\d+),"skips":(\d+)/) ?? [];
  return { ships: Number(ships), skips: Number(skips) };
}

/** Expects the database to have this tally, once what is under way has arrived. */
export async function expectCount(
  stranger: APIRequestContext,
  path: string,
  tool: { slug: string },
  tally: Tally,
): Promise<void> {
  await expect.poll(() => countVotes(stranger, path, tool.slug)).toEqual(tally);
}
