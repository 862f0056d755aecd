import { z } from 'zod';
import { definitionSchema } from '@/core/definition/definition.ts';
import type { UseCaseContext } from '../context.ts';
import { foreseeImage } from './foresee-image.ts';

export const foreseeDefinitionInput = z.object({ definition: definitionSchema });

export interface Foresight {
  readonly specificationHash: string;
  readonly imageHash: string | undefined;
  /** `unknown`: without an engine nobody knows. */
  readonly state: 'ready' | 'in-flight' | 'will-be-built' | 'unknown';
  /** The newest version of the workspace with this specification. */
  readonly existingVersion: { readonly name: string; readonly number: number } | undefined;
  readonly lockedAt: string | undefined;
  /** The build that works on it now. */
  readonly buildId: string | undefined;
  /** How long such a build usually takes. */
  readonly estimateMs: number | undefined;
}

/** What would happen if this were built now: ready at once, already on its way, or to be built. */
export async function foreseeDefinition(
  context: UseCaseContext,
  { definition }: z.infer<typeof foreseeDefinitionInput>,
): Promise<Foresight> {
  const { workspaceId } = context.actor;
  const { builds, buildHistory, versions } = context.database.stores;
  const { specificationHash, lock, imageHash, present } = await foreseeImage(context, workspaceId, definition);
  const [buildId, existingVersion, estimateMs] = await Promise.all([
    builds.findActive(workspaceId, specificationHash),
    versions.findInWorkspace(workspaceId, specificationHash),
    buildHistory.findUsualDuration(workspaceId, specificationHash),
  ]);
  const isKnown = context.engine.status().state === 'connected';
  const state = present ? 'ready' : buildId ? 'in-flight' : isKnown ? 'will-be-built' : 'unknown';
  return { specificationHash, imageHash, state, existingVersion, lockedAt: lock?.lockedAt, buildId, estimateMs };
}
