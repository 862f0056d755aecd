import type { TRPCClient } from '@trpc/client';
import { type Definition, emptyDefinition } from '../../core/definition/definition.ts';
import type { AppRouter } from '../../server/api/root.ts';

export interface FirstVersion {
  readonly workspace: string;
  readonly name: string;
  readonly definition: Partial<Definition>;
}

/** Makes an environment, registers its first version and starts the build of it. */
export async function startFirstVersion(client: TRPCClient<AppRouter>, first: FirstVersion): Promise<string> {
  const { workspace, name } = first;
  const definition = { ...emptyDefinition, ...first.definition };
  await client.environment.create.mutate({ workspace, name, description: '', tags: [] });
  await client.version.register.mutate({ workspace, name, definition });
  return (await client.build.start.mutate({ workspace, name, number: 1 })).buildId;
}
