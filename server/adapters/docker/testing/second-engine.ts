import { limitBuildMemory } from '@/scripts/setup/limit-build-memory.mjs';
import { createDockerAdapter, type DockerAdapter } from '../docker-adapter.ts';
import { type SecondDaemon, type SecondDaemonOptions, startSecondDaemon } from './second-daemon.ts';

/** A dockerd of our own, with the product's view of it. */
export interface SecondEngine extends Omit<SecondDaemon, 'folder' | 'name'> {
  readonly docker: DockerAdapter;
  /** Caps what all build steps together may use (BuildKit ignores limits of a single build). */
  limitBuildMemory(bytes: number): void;
}

export async function startSecondEngine(options: SecondDaemonOptions): Promise<SecondEngine> {
  const daemon = await startSecondDaemon(options);
  const docker = createDockerAdapter({ home: daemon.folder, dockerHost: daemon.url });
  await docker.engine.check();
  return {
    ...daemon,
    docker,
    async restart() {
      await daemon.restart();
      await docker.engine.check();
    },
    limitBuildMemory(bytes) {
      if (!limitBuildMemory({ bytes, engineGroup: daemon.name })) throw new Error('no control group could be capped');
    },
  };
}
