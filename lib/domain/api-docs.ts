import { type ApiOperation, apiOperations, type OperationId } from './api-operations';
import { type ApiExample, type ApiExamples, parametersOf } from './openapi';

/** What the page for developers says of a parameter. */
export type ParameterDoc = { name: string; required: boolean; says: string };

/** What the page for developers says of an address; `example` is null until there is a tool. */
export type OperationDoc = {
  id: OperationId;
  path: string;
  summary: string;
  description: string;
  parameters: ParameterDoc[];
  refusals: [status: string, when: string][];
  example: { address: string; answer: string } | null;
};

/** What a schema lets through, in words: "A whole number from 1 to 100; 20 when left out." */
function limitsInWords(schema: Record<string, unknown>): string {
  const { type, minimum, maximum, maxLength, pattern } = schema;
  const leftOut = schema.default === undefined ? '' : `; ${schema.default} when left out`;
  if (type === 'integer') return `A whole number from ${minimum} to ${maximum}${leftOut}.`;
  const length = typeof maxLength === 'number' ? `, at most ${maxLength} characters` : '';
  const form = typeof pattern === 'string' ? ` of the form ${pattern}` : '';
  return `Text${form}${length}${leftOut}.`;
}

function parameterDoc(parameter: Record<string, unknown>): ParameterDoc {
  const { name, required, description, schema } = parameter;
  const limits = limitsInWords((schema ?? {}) as Record<string, unknown>);
  return {
    name: String(name),
    required: required === true,
    says: [description, limits].filter(Boolean).join(' '),
  };
}

/** The address that `example` was asked for, from the site's root. */
function addressOf(operation: Pick<ApiOperation, 'path'>, example: ApiExample): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_braces, name: string) =>
    encodeURIComponent(example.params[name] ?? ''),
  );
  const query = new URLSearchParams(example.query).toString();
  return query ? `${path}?${query}` : path;
}

/** Every address of the API in the words of the page that explains it. */
export function apiDocs(examples: ApiExamples): OperationDoc[] {
  const operations = Object.entries(apiOperations) as [OperationId, ApiOperation][];
  return operations.map(([id, operation]) => {
    const example = examples[id];
    return {
      ...{ id, path: operation.path },
      ...{ summary: operation.summary, description: operation.description },
      parameters: parametersOf(operation, example).map(parameterDoc),
      refusals: Object.entries(operation.refusals),
      example: example
        ? {
            address: addressOf(operation, example),
            answer: JSON.stringify(example.answer, null, 2),
          }
        : null,
    };
  });
}
