import type Docker from 'dockerode';
import type { ContainerRuntime } from '@/server/ports/container-runtime.ts';
import type { Engine } from '@/server/ports/engine.ts';
import type { EngineStorage } from '@/server/ports/engine-storage.ts';
import type { ImageBuilder } from '@/server/ports/image-builder.ts';
import type { ImageStore } from '@/server/ports/image-store.ts';
import { chooseImageBuilder } from './choose-image-builder.ts';
import { ClassicImageBuilder } from './classic-image-builder.ts';
import { connectEngine } from './connect-engine.ts';
import { DockerContainerRuntime } from './docker-container-runtime.ts';
import { DockerEngine, type EngineTimes } from './docker-engine.ts';
import { DockerEngineStorage } from './docker-engine-storage.ts';
import { DockerImageBuilder } from './docker-image-builder.ts';
import { DockerImageStore } from './docker-image-store.ts';
import { DrainRelay } from './drain-relay.ts';
import { type EngineAddress, type EngineSurroundings, findEngineAddress } from './find-engine-address.ts';

export interface DockerAdapter {
  readonly engine: Engine;
  readonly imageBuilder: ImageBuilder;
  readonly containers: ContainerRuntime;
  readonly imageStore: ImageStore;
  readonly storage: EngineStorage;
}

const everydayTimes: EngineTimes = { checkTimeoutMs: 5_000, pollEveryMs: 2_000 };

/** Everything that we do with one Docker engine. Nothing is contacted yet: the engine may appear later. */
export function createDockerAdapter(surroundings: EngineSurroundings, times = everydayTimes): DockerAdapter {
  const address = findEngineAddress(surroundings);
  const docker = connectEngine(address);
  const engine = new DockerEngine(docker, address.url, times);
  return {
    engine,
    imageBuilder: chooseImageBuilder(
      engine,
      new DockerImageBuilder(docker, followedClient(address, docker)),
      new ClassicImageBuilder(docker),
    ),
    containers: new DockerContainerRuntime(docker),
    imageStore: new DockerImageStore(docker),
    storage: new DockerEngineStorage(docker),
  };
}

/** Only a local socket has no memory of its own worth speaking of; what comes over a network is kept by the kernel. */
function followedClient(address: EngineAddress, docker: Docker): () => Promise<Docker> {
  const { protocol, pathname } = new URL(address.url);
  if (protocol !== 'unix:') return async () => docker;
  const relay = new DrainRelay(pathname);
  return async () => connectEngine({ url: `unix://${await relay.open()}` });
}
