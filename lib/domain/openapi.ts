import * as z from 'zod';
import { matchupSummaryJson, problemJson } from './api';
import { type ApiOperation, apiOperations, type OperationId } from './api-operations';
import { DATA_LICENCE } from './data-licence';
import { priceReadSchema } from './price';
import { quotaOf } from './rate-limit';
import { figureSchema } from './tool';

/** What an operation was really asked for and answered. */
export type ApiExample = {
  params: Record<string, string>;
  query: Record<string, string>;
  answer: unknown;
};
export type ApiExamples = Partial<Record<OperationId, ApiExample>>;

type JsonSchema = Record<string, unknown>;

const NAMES: [name: string, schema: z.ZodType][] = [
  ['Tool', apiOperations.getTool.answer],
  ['ToolList', apiOperations.listTools.answer],
  ['Matchup', apiOperations.getMatchup.answer],
  ['MatchupSummary', matchupSummaryJson],
  ['MatchupList', apiOperations.listMatchups.answer],
  ['Tally', apiOperations.getToolTally.answer],
  ['Leaderboard', apiOperations.getLeaderboard.answer],
  ['Figure', figureSchema],
  ['PriceRead', priceReadSchema],
  ['Oembed', apiOperations.getOembed.answer],
  ['Problem', problemJson],
];

const refTo = (name: string) => `#/components/schemas/${name}`;

/**
 * What a format says already needs no pattern, no validator knows a format of zod's own, and no client
 * should take a field that is added one day for a fault.
 */
function tidy({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (['date', 'date-time'].includes(String(jsonSchema.format))) delete jsonSchema.pattern;
  if (jsonSchema.format === 'currency_code') delete jsonSchema.format;
  delete jsonSchema.additionalProperties;
}

function componentSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of NAMES) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: refTo, override: tidy });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema]),
  );
}

/**
 * A parameter as a client has to write it: of a whole number that may come as text, since in an address
 * everything does, the number; and what it is when it is left out.
 */
function parameterSchema(given: JsonSchema, parser: z.ZodType): JsonSchema {
  const leftOut = parser.safeParse(undefined);
  const schema =
    leftOut.success && leftOut.data !== undefined ? { default: leftOut.data, ...given } : given;
  const kinds = Array.isArray(schema.anyOf) ? (schema.anyOf as JsonSchema[]) : [];
  const { anyOf, ...rest } = schema;
  const number = kinds.find(({ type }) => type === 'integer');
  return number ? { ...rest, ...number } : schema;
}

/** The parameters of an operation as OpenAPI has them, with what `example` gave for each. */
export function parametersOf(
  operation: ApiOperation,
  example: ApiExample | undefined,
): JsonSchema[] {
  return (['path', 'query'] as const).flatMap((place) => {
    const object = place === 'path' ? operation.params : operation.query;
    const given = place === 'path' ? example?.params : example?.query;
    const { properties = {}, required = [] } = z.toJSONSchema(object, { io: 'input' });
    return Object.entries(properties).map(([name, property]) => {
      const { description, ...schema } = parameterSchema(
        property as JsonSchema,
        object.shape[name] as z.ZodType,
      );
      const value = given?.[name];
      return {
        ...{ name, in: place, required: place === 'path' || required.includes(name) },
        ...(typeof description === 'string' && { description }),
        schema,
        ...(value !== undefined && { example: schema.type === 'integer' ? Number(value) : value }),
      };
    });
  });
}

const header = (description: string, example?: string): JsonSchema => ({
  ...{ description, schema: { type: 'string' } },
  ...(example && { example }),
});

function headersOf(operation: ApiOperation, perMinute: number): Record<string, JsonSchema> {
  const quota = quotaOf('GET', operation.path.replaceAll(/[{}]/g, ''), perMinute);
  return {
    ETag: header('The version of this answer; sent back as If-None-Match it saves the next one.'),
    'RateLimit-Policy': header(
      'The quota and its window in seconds (draft-ietf-httpapi-ratelimit-headers-11).',
      quota ? `"${quota.name}";q=${quota.uses};w=${quota.seconds}` : undefined,
    ),
    RateLimit: header(
      'What is left of the quota, and the seconds until it is whole again. Not on polled tallies that a cache answers.',
      quota ? `"${quota.name}";r=${quota.uses - 1};t=${quota.seconds}` : undefined,
    ),
  };
}

const problemAnswer = (description: string, headers?: JsonSchema): JsonSchema => ({
  description,
  ...(headers && { headers }),
  content: { 'application/problem+json': { schema: { $ref: refTo('Problem') } } },
});

function responsesOf(
  operation: ApiOperation,
  example: ApiExample | undefined,
  perMinute: number,
): Record<string, JsonSchema> {
  const name = NAMES.find(([, schema]) => schema === operation.answer)?.[0] ?? 'Problem';
  const schema = { $ref: refTo(name) };
  const retry = { 'Retry-After': header('Whole seconds to wait.') };
  const headers = headersOf(operation, perMinute);
  return {
    200: {
      description: operation.summary,
      headers,
      content: {
        'application/json': {
          schema,
          ...(example && {
            examples: { live: { summary: 'Answered by this site', value: example.answer } },
          }),
        },
      },
    },
    304: { description: 'If-None-Match names the version that still stands.' },
    ...(operation.moves && {
      308: { description: operation.moves, headers: { Location: header('Where it stands.') } },
    }),
    ...Object.fromEntries(
      Object.entries(operation.refusals).map(([status, said]) => [status, problemAnswer(said)]),
    ),
    429: problemAnswer('The quota is used up.', { ...headers, ...retry }),
    503: problemAnswer('The answer could not be made just now; it may be asked for again.', retry),
  };
}

const DESCRIPTION = `Everything public on Shipworthy as JSON: tools, matchups, the panel's verdicts counted, the community's votes with their 95% Wilson intervals. No key is needed and no cookie is read.

Any page may call it (CORS is open for GET). Answers carry an ETag. Lists are read page by page: send the \`nextCursor\` of an answer back as \`cursor\`. Every refusal is a problem document (RFC 9457).`;

/**
 * The OpenAPI 3.1 document of the API. `examples` are what this site answered when the document was
 * made, and `perMinute` how many requests a network has.
 */
export function openApiDocument(site: {
  siteUrl: string;
  perMinute: number;
  examples: ApiExamples;
}): JsonSchema {
  const operations = Object.entries(apiOperations) as [OperationId, ApiOperation][];
  return {
    openapi: '3.1.1',
    info: {
      title: 'Shipworthy API',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: `Data: ${DATA_LICENCE.name}`, url: DATA_LICENCE.url },
    },
    servers: [{ url: site.siteUrl }],
    externalDocs: { description: 'The API in words', url: `${site.siteUrl}/developers` },
    security: [],
    tags: [{ name: 'public', description: 'For everybody, without a key.' }],
    paths: Object.fromEntries(
      operations.map(([operationId, operation]) => {
        const example = site.examples[operationId];
        const parameters = parametersOf(operation, example);
        const get = {
          ...{ operationId, tags: ['public'] },
          ...{ summary: operation.summary, description: operation.description },
          ...(parameters.length > 0 && { parameters }),
          responses: responsesOf(operation, example, site.perMinute),
        };
        return [operation.path, { get }];
      }),
    ),
    components: { schemas: componentSchemas() },
  };
}
