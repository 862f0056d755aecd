import { z } from 'zod';
import { definitionSchema } from '@/core/definition/definition.ts';
import { renderDockerfile } from '@/core/dockerfile/render-dockerfile.ts';
import type { UseCaseContext } from '../context.ts';
import { foreseeImage } from './foresee-image.ts';
import { withBaseImage } from './with-base-image.ts';

export const renderDefinitionInput = z.object({ definition: definitionSchema });

/** The Dockerfile that a definition makes; approximate while it is not locked. Throws `INVALID_INPUT`. */
export async function renderDefinition(
  context: UseCaseContext,
  { definition }: z.infer<typeof renderDefinitionInput>,
): Promise<{ readonly dockerfile: string; readonly isApproximate: boolean }> {
  const { lock } = await foreseeImage(context, context.actor.workspaceId, definition);
  const toolbox = context.toolbox.image();
  const { dockerfile, isApproximate } = renderDockerfile({
    definition: await withBaseImage(context, definition),
    ...(lock && { lock: lock.content }),
    ...(toolbox && { toolbox }),
  });
  return { dockerfile, isApproximate };
}
