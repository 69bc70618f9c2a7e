import type { APIRequestContext, APIResponse } from '@playwright/test';
import { cast } from './support/cast';
import { expect, test } from './support/fixtures';
import { countVotes, postForm, readForm } from './support/form';

const { left, right, path } = cast.refusals;

type Send = (request: APIRequestContext) => Promise<APIResponse>;
const vote =
  (headers: Record<string, string>): Send =>
  (request) =>
    postForm(request, path, left.slug, { choice: 'ship' }, headers);
const raw =
  (contentType: string, body: string, headers: Record<string, string> = {}): Send =>
  (request) =>
    request.post(path, { data: body, headers: { 'content-type': contentType, ...headers } });

const FORM = 'multipart/form-data; boundary=b';
const part = (name: string, value: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

const cases: { what: string; status: number; send: Send }[] = [
  { what: 'a foreign Origin', status: 403, send: vote({ origin: 'https://evil.example' }) },
  { what: 'an Origin of null', status: 403, send: vote({ origin: 'null' }) },
  { what: 'a malformed Origin', status: 403, send: vote({ origin: 'not an origin' }) },
  { what: 'a cross-site fetch', status: 403, send: vote({ 'sec-fetch-site': 'cross-site' }) },
  {
    what: 'a foreign Origin on an action',
    status: 403,
    send: raw('text/plain;charset=UTF-8', '[null,{}]', {
      origin: 'https://evil.example',
      'next-action': '6'.repeat(42),
    }),
  },
  { what: 'a form cut off', status: 400, send: raw(FORM, `${part('tool', left.slug)}--b\r\nCont`) },
  { what: 'a form without its boundary', status: 400, send: raw('multipart/form-data', 'x') },
  { what: 'an empty form', status: 400, send: raw(FORM, '') },
  {
    what: 'an action with a body that is no list',
    status: 400,
    send: raw('text/plain;charset=UTF-8', '{"a":', { 'next-action': '6'.repeat(42) }),
  },
];

test.describe('What a browser of ours never sends is refused, and nothing changes:', () => {
  for (const { what, status, send } of cases) {
    test(what, async ({ request }) => {
      const response = await send(request);
      expect(response.status()).toBe(status);
      expect((await response.text()).trim()).toMatch(/^[A-Z].{15,200}\.$/);
      expect(response.headers()['set-cookie']).toBeUndefined();
      expect(await countVotes(request, path, left.slug)).toEqual({ ships: 0, skips: 0 });
    });
  }
});

test('no form or action makes the site answer 500', async ({ request }) => {
  const form = await readForm(request, path, right.slug);
  const [reference] = Object.keys(form).filter((name) => name.endsWith(':0'));
  const changed: Record<string, string>[] = [
    { choice: '' },
    { choice: 'ship'.repeat(10_000) },
    { choice: 'ship', tool: '' },
    { choice: 'ship', tool: '../../etc/passwd' },
    { choice: 'ship', tool: 'x\u0000y' },
    { choice: 'ship', tool: "'; DROP TABLE votes; --" },
    { choice: 'ship', tool: 'toString' },
    { choice: 'ship', [reference ?? '']: 'not json' },
    { choice: 'ship', [reference ?? '']: '{"id":"00","bound":null}' },
    { choice: 'ship', [reference ?? '']: '{"id":7,"bound":"$@9"}' },
  ];
  for (const fields of changed) {
    const answer = await postForm(request, path, right.slug, fields);
    expect.soft(answer.status(), JSON.stringify(fields).slice(0, 90)).toBeLessThan(500);
  }
  const bodies: [string, string, Record<string, string>][] = [
    ['application/x-www-form-urlencoded', `tool=${right.slug}&choice=ship`, {}],
    ['application/json', '{"tool":1}', {}],
    ['text/plain', '[]', { 'next-action': 'x' }],
    ['text/plain', '[null,{"tool":{"$":1},"choice":[]}]', { 'next-action': '6'.repeat(42) }],
    [FORM, `${part('0', '["$K1"]')}--b--\r\n`, { 'next-action': '6'.repeat(42) }],
    [FORM, `${part('x', 'y')}--b--\r\n`, {}],
  ];
  for (const [type, body, headers] of bodies) {
    const answer = await raw(type, body, headers)(request);
    expect.soft(answer.status(), `${type}: ${body}`).toBeLessThan(500);
  }
  for (const method of ['PUT', 'DELETE', 'PATCH'] as const) {
    const answer = await request.fetch(path, { method, data: '{}' });
    expect.soft(answer.status(), method).toBeLessThan(500);
  }
});

test('an action with arguments that mean nothing is refused and changes nothing', async ({
  request,
}) => {
  const form = await readForm(request, path, right.slug);
  const [id] = Object.values(form).flatMap((value) => value.match(/[0-9a-f]{42}/) ?? []);
  for (const body of [
    '[]',
    '[null]',
    '[null,null]',
    '[null,{}]',
    `[null,{"tool":"${right.slug}"}]`,
    `[null,{"tool":"${right.slug}","choice":"maybe"}]`,
    `[null,{"tool":["${right.slug}"],"choice":"ship"}]`,
    '[null,{"tool":"no-such-tool","choice":"ship"}]',
    '[null,{"tool":"__proto__","choice":"ship"}]',
    '[null,"$F9"]',
    '[null,{"tool":"$Q9","choice":"$W3"}]',
    '[null,{"tool":"$B1","choice":"$h2"}]',
  ]) {
    const answer = await raw('text/plain;charset=UTF-8', body, { 'next-action': id ?? '' })(
      request,
    );
    expect.soft(answer.status(), body).toBeLessThan(500);
    expect.soft(await answer.text(), body).not.toContain('"ok":true');
    expect.soft(answer.headers()['set-cookie'], body).toBeUndefined();
  }
  for (const parts of [
    part('0', '["$K1"]'),
    part('0', '[null,"$K1"]'),
    part('0', '[null,"$K1"]') + part('1_tool', right.slug),
    part('0', '[null,"$F1"]') + part('1', '{"id":"x","bound":null}'),
  ]) {
    const answer = await raw(FORM, `${parts}--b--\r\n`, { 'next-action': id ?? '' })(request);
    expect.soft(answer.status(), parts).toBeLessThan(500);
    expect.soft(await answer.text(), parts).not.toContain('"ok":true');
  }
  expect(await countVotes(request, path, right.slug)).toEqual({ ships: 0, skips: 0 });
});
