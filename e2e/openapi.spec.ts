import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { expect, test } from './support/fixtures';
import { everyRoute } from './support/roles';

const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query']),
  required: z.boolean(),
  example: z.union([z.string(), z.number()]).optional(),
});
const content = z.record(
  z.string(),
  z.object({
    schema: z.object({ $ref: z.string() }),
    examples: z.object({ live: z.object({ value: z.unknown() }) }).optional(),
  }),
);
const response = z.object({ description: z.string(), content: content.optional() });
const operation = z.object({
  operationId: z.string(),
  parameters: z.array(parameter).default([]),
  responses: z.record(z.string(), response),
});
const openapi = z.object({
  openapi: z.literal('3.1.1'),
  paths: z.record(z.string(), z.object({ get: operation })),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

type Operation = z.infer<typeof operation>;

/** Where an operation is asked with the document's own examples; `unknown` in their place asks for nothing. */
function addressOf(path: string, { parameters }: Operation, unknown?: string): string {
  const query = new URLSearchParams();
  let address = path;
  for (const { name, in: place, example } of parameters) {
    if (example === undefined) continue;
    if (place === 'path') address = address.replace(`{${name}}`, unknown ?? String(example));
    else query.set(name, String(example));
  }
  return query.size > 0 ? `${address}?${query}` : address;
}

/** What checks a document against a schema of these components, by its reference. */
function validators(schemas: Record<string, unknown>): (ref: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'openapi', components: { schemas } });
  return (ref) => ajv.compile({ $ref: `openapi${ref}` });
}

test('the OpenAPI document has no fault, and every example in it is what the site answers', async ({
  request,
}) => {
  const answer = await request.get('/api/v1/openapi.json');
  expect(answer.headers()['content-type']).toBe('application/json');
  const source = await answer.text();
  // The demo's own address is not one that others could call.
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: { 'no-server-example.com': 'off' },
  });
  const problems = await lintFromString({ source, config });
  expect(problems.map(({ message }) => message)).toEqual([]);

  const { paths, components } = openapi.parse(JSON.parse(source));
  const validatorOf = validators(components.schemas);
  const isProblem = validatorOf('#/components/schemas/Problem');
  for (const [path, { get }] of Object.entries(paths)) {
    const ok = get.responses[200]?.content?.['application/json'];
    const validate = validatorOf(ok?.schema.$ref ?? '');
    const address = addressOf(path, get);
    const response = await request.get(address, { maxRedirects: 0 });
    expect.soft(response.status(), address).toBe(200);
    const given = await response.json();
    validate(given);
    expect.soft(validate.errors, address).toBeNull();
    validate(ok?.examples?.live.value);
    expect.soft(validate.errors, `the example of ${address}`).toBeNull();
    expect.soft(Object.keys(ok?.examples?.live.value ?? {}), address).toEqual(Object.keys(given));
    // What it would be if the site answered otherwise.
    expect
      .soft(validate({ ...given, [Object.keys(given)[0] ?? '']: undefined }), address)
      .toBe(false);

    const refused = path.includes('{')
      ? await request.get(addressOf(path, get, 'nobody-vs-no-such-tool'))
      : await request.get(`${path}?limit=0&maxwidth=0`);
    expect.soft(Object.keys(get.responses), path).toContain(String(refused.status()));
    expect.soft(refused.status(), path).toBeGreaterThanOrEqual(400);
    isProblem(await refused.json());
    expect.soft(isProblem.errors, path).toBeNull();
  }
});

test('every address of the API stands in the document, and the other way round', async ({
  request,
}) => {
  const { paths } = openapi.parse(await (await request.get('/api/v1/openapi.json')).json());
  const routes = everyRoute()
    .filter((file) => /^api\/(v1|oembed)\//.test(file) && !/\[\[|openapi\.json/.test(file))
    .map((file) => `/${file.replace('/route.ts', '').replaceAll('[', '{').replaceAll(']', '}')}`);
  expect(Object.keys(paths).sort()).toEqual(routes.sort());
});

test('the page for developers explains each address, without a script', async ({ request }) => {
  const page = await (await request.get('/developers')).text();
  const { paths } = openapi.parse(await (await request.get('/api/v1/openapi.json')).json());
  for (const [path, { get }] of Object.entries(paths)) {
    expect.soft(page.replaceAll('<!-- -->', ''), path).toContain(`GET ${path}</p>`);
    expect.soft(page, path).toContain(`id="${get.operationId}"`);
    const asked = addressOf(path, get).replaceAll('&', '&amp;');
    expect.soft(page, path).toContain(`${asked}&#x27;</code>`);
  }
});
