import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDockerAdapter, type DockerAdapter } from '../docker-adapter.ts';
import { type SecondDaemon, type SecondDaemonOptions, startSecondDaemon } from './second-daemon.ts';

/** A dockerd of our own, with the product's view of it. */
export interface SecondEngine extends Omit<SecondDaemon, 'folder' | 'name'> {
  readonly docker: DockerAdapter;
  /** Caps what all build steps together may use (BuildKit ignores limits of a single build). */
  limitBuildMemory(bytes: number): Promise<void>;
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
    limitBuildMemory: (bytes) => limitBuildMemory(daemon.name, bytes),
  };
}

async function limitBuildMemory(name: string, bytes: number): Promise<void> {
  const isSecondVersion = existsSync('/sys/fs/cgroup/cgroup.controllers');
  const group = join('/sys/fs/cgroup', isSecondVersion ? '' : 'memory', name, 'buildkit');
  await mkdir(group, { recursive: true });
  await writeFile(join(group, isSecondVersion ? 'memory.max' : 'memory.limit_in_bytes'), String(bytes));
}
