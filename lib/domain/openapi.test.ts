import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, it } from 'vitest';
import { apiOperations } from './api-operations';
import { openApiDocument } from './openapi';

const site = { siteUrl: 'https://shipworthy.test', perMinute: 600 };
const answer = { items: [], nextCursor: null };
const document = openApiDocument({
  ...site,
  examples: { listTools: { params: {}, query: { limit: '1' }, answer } },
});

it('is an OpenAPI 3.1 document that a linter finds nothing in', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  expect(
    problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer]),
  ).toEqual([]);
});

it('would be found fault with', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const source = JSON.stringify({ ...document, paths: { '/x': { get: { parameters: [{}] } } } });
  expect((await lintFromString({ source, config })).length).toBeGreaterThan(2);
});

it('names each address, its parameters and its answers', () => {
  const { paths } = document as { paths: Record<string, { get: Record<string, never> }> };
  expect(Object.keys(paths)).toEqual(Object.values(apiOperations).map(({ path }) => path));
  expect(paths['/api/v1/tools']?.get).toMatchObject({
    operationId: 'listTools',
    parameters: [
      { name: 'cursor', in: 'query', required: false },
      {
        ...{ name: 'limit', in: 'query', required: false, example: 1 },
        schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
      },
    ],
    responses: {
      200: {
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ToolList' },
            examples: { live: { value: answer } },
          },
        },
      },
      400: { content: { 'application/problem+json': {} } },
      429: { headers: { 'Retry-After': {}, RateLimit: {} } },
    },
  });
});

it('every answer has a name of its own', () => {
  expect(JSON.stringify(document)).not.toMatch(/"(Tool|Matchup|Tally|Oembed)\w*":\{"description"/);
  for (const { answer } of Object.values(apiOperations)) expect(answer).toBeDefined();
  const text = JSON.stringify((document as { paths: object }).paths);
  expect(text).not.toMatch(
    /"application\/json":\{"schema":\{"\$ref":"#\/components\/schemas\/Problem"/,
  );
});
