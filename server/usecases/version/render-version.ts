import { renderDockerfile } from '@/core/dockerfile/render-dockerfile.ts';
import { collectSecrets, stepSourceOf } from '../build/step-secrets.ts';
import type { UseCaseContext } from '../context.ts';
import type { VersionReference } from './version-reference.ts';

export interface RenderedVersion {
  readonly dockerfile: string;
  readonly context: readonly { readonly path: string; readonly sizeBytes: number }[];
  /** True while a lock or the toolbox is missing: the text will still change. */
  readonly isApproximate: boolean;
}

/** The Dockerfile of a version and the files sent beside it. Throws `NOT_FOUND`. */
export async function renderVersion(
  { database, actor, toolbox, packageSource }: UseCaseContext,
  { name, number }: VersionReference,
): Promise<RenderedVersion> {
  const { versions, locks } = database.stores;
  const version = await versions.get(actor.workspaceId, name, number);
  const lock = await locks.findNewest(actor.workspaceId, version.specificationHash);
  const rendered = renderDockerfile({
    definition: version.definition,
    source: stepSourceOf(collectSecrets(packageSource)),
    ...(lock && { lock: lock.content }),
    ...(toolbox.status().state === 'ready' && { toolbox: await toolbox.prepare(() => {}, AbortSignal.timeout(5_000)) }),
  });
  return {
    dockerfile: rendered.dockerfile,
    context: rendered.context.map(({ path, content }) => ({ path, sizeBytes: Buffer.byteLength(content) })),
    isApproximate: rendered.isApproximate,
  };
}
