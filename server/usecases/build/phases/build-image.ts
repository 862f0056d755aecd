import type { StoredLock } from '@/db/stores/lock-store.ts';
import type { BuildRun, PhaseOutcome } from '../build-run.ts';
import { runEngineBuild } from '../engine-build.ts';

/** Builds the image from its lock; nothing is solved here. Gives the engine's image id. */
export async function buildImage(run: BuildRun, lock: StoredLock, imageHash: string): Promise<PhaseOutcome<string>> {
  const { studio, build, recorder, signal } = run;
  recorder.enter('build');
  const toolbox = await studio.toolbox.prepare(() => {}, signal);
  return await runEngineBuild(run, {
    definition: build.definition,
    lock: lock.content,
    toolbox,
    labels: imageLabels(build.specificationHash, imageHash, lock),
    part: 'image',
  });
}

/** OCI's own keys where there is one; nothing that differs between two builds of the same image. */
function imageLabels(specificationHash: string, imageHash: string, { content }: StoredLock): Record<string, string> {
  return {
    'org.opencontainers.image.title': `env_${imageHash}`,
    ...(content.base.reference && { 'org.opencontainers.image.base.name': content.base.reference }),
    'studio.specification-hash': `sha256:${specificationHash}`,
    'studio.image-hash': `sha256:${imageHash}`,
  };
}
