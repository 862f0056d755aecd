import { z } from 'zod';
import type { EnvironmentSummary } from '@/core/environment/environment.ts';
import { environmentNameField } from '@/core/environment/environment-fields.ts';
import type { Activation, VersionSummary } from '@/core/version/version.ts';
import type { UseCaseContext } from '../context.ts';

export const getEnvironmentInput = z.object({ name: environmentNameField });

export interface EnvironmentDetail extends EnvironmentSummary {
  /** The newest 50, newest first; older ones by `version.list`. */
  readonly versions: readonly VersionSummary[];
  readonly activations: readonly Activation[];
}

/** Throws `NOT_FOUND`. */
export async function getEnvironment(
  { database, actor }: UseCaseContext,
  { name }: z.infer<typeof getEnvironmentInput>,
): Promise<EnvironmentDetail> {
  const { environments, versions } = database.stores;
  const environment = await environments.get(actor.workspaceId, name);
  const newest = await versions.list(environment.id, 50, undefined);
  return {
    ...environment,
    versions: newest.items,
    activations: await versions.listActivations(environment.id),
  };
}
