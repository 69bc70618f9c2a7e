import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';

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
  return Object.fromEntries([...inputs].map(([, name, value]) => [plain(name ?? ''), plain(value ?? '')]));
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
