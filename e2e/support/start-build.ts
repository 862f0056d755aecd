import type { TRPCClient } from '@trpc/client';
import { emptyDefinition } from '../../core/definition/definition.ts';
import type { AppRouter } from '../../server/api/root.ts';
import { expect } from './fixtures.ts';

/** Base image and toolbox may have to be made before the first build begins. */
export const begun = { timeout: 240_000 };

export interface StartRequest {
  readonly client: TRPCClient<AppRouter>;
  readonly workspace: string;
  readonly name: string;
  readonly dockerfile: string;
}

/** Registers a version of a new environment and starts its build, as the pages do. */
export async function startBuild({ client, workspace, name, dockerfile }: StartRequest): Promise<string> {
  await expect.poll(async () => (await client.engine.status.query({ workspace })).baseImage.state, begun).toBe('ready');
  const [base] = await client.baseImage.list.query({ workspace });
  if (!base) throw new Error('the studio has a base image');
  const definition = { ...emptyDefinition, baseImage: base.reference, dockerfile: `${dockerfile}\n# ${name}\n` };
  await client.environment.create.mutate({ workspace, name, definition });
  const { number } = await client.version.register.mutate({ workspace, name, definition, note: 'for its log' });
  const { buildId } = await client.build.start.mutate({ workspace, name, number });
  return buildId;
}
