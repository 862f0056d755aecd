import type { JSONSchema } from 'monaco-yaml';

/**
 * The keys of a conda specification that the studio understands, for completion and hover. Problems are
 * found by `core/diagnose`, not by this schema.
 */
export function condaEnvironmentSchema(words: (key: CondaSchemaWord) => string): JSONSchema {
  return {
    type: 'object',
    properties: {
      name: { type: 'string', description: words('name') },
      channels: {
        type: 'array',
        description: words('channels'),
        items: { type: 'string' },
        default: ['conda-forge'],
      },
      dependencies: {
        type: 'array',
        description: words('dependencies'),
        items: {
          anyOf: [
            // What is known of the package says its own hover.
            { type: 'string' },
            {
              type: 'object',
              properties: {
                pip: { type: 'array', description: words('pip'), items: { type: 'string' } },
              },
              additionalProperties: false,
            },
          ],
        },
      },
      variables: {
        type: 'object',
        description: words('variables'),
        additionalProperties: { type: 'string' } as JSONSchema,
      },
      prefix: { type: 'string', description: words('prefix') },
      platforms: { type: 'array', description: words('platforms'), items: { type: 'string' } },
    },
    additionalProperties: false,
  };
}

export const condaSchemaWords = [
  'name',
  'channels',
  'dependencies',
  'pip',
  'variables',
  'prefix',
  'platforms',
] as const;
export type CondaSchemaWord = (typeof condaSchemaWords)[number];
