import { imageInputs } from '@/core/definition/image-inputs.ts';
import { imageHash } from '@/core/digest.ts';
import { renderDockerfile } from '@/core/dockerfile/render-dockerfile.ts';
import { imageLabels } from '../build/image-labels.ts';
import { collectSecrets, stepSourceOf } from '../build/step-secrets.ts';
import type { UseCaseContext } from '../context.ts';
import { withBaseImage } from '../definition/with-base-image.ts';
import type { VersionReference } from './version-reference.ts';

export interface RenderedVersion {
  readonly dockerfile: string;
  readonly context: readonly { readonly path: string; readonly sizeBytes: number }[];
  /** True while a lock or the toolbox is missing: the text will still change. */
  readonly isApproximate: boolean;
}

/** The Dockerfile that is built of a version, word for word, and the files sent beside it. Throws `NOT_FOUND`. */
export async function renderVersion(
  context: UseCaseContext,
  { name, number }: VersionReference,
): Promise<RenderedVersion> {
  const { database, actor, toolbox, packageSource } = context;
  const { versions, locks } = database.stores;
  const { definition, specificationHash } = await versions.get(actor.workspaceId, name, number);
  const lock = await locks.findNewest(actor.workspaceId, specificationHash);
  const tools = toolbox.image();
  const rendered = renderDockerfile({
    definition: lock ? definition : await withBaseImage(context, definition),
    source: stepSourceOf(collectSecrets(packageSource)),
    ...(tools && { toolbox: tools }),
    ...(lock && { lock: lock.content }),
    ...(lock &&
      tools && {
        labels: imageLabels(
          specificationHash,
          imageHash(imageInputs({ definition, lock: lock.content, toolDigests: tools.toolDigests })),
          lock,
        ),
      }),
  });
  return {
    dockerfile: rendered.dockerfile,
    context: rendered.context.map(({ path, content }) => ({ path, sizeBytes: Buffer.byteLength(content) })),
    isApproximate: rendered.isApproximate,
  };
}
