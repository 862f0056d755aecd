import type Docker from 'dockerode';
import type { ContainerRequest } from '@/server/ports/container-runtime.ts';
import { callEngine } from './engine-error.ts';
import { packFiles } from './pack-files.ts';

/** Creates a container with its files in place, not started. With `isInteractive` its life hangs on its standard input. */
export async function createContainer(
  docker: Docker,
  request: ContainerRequest,
  isInteractive: boolean,
): Promise<Docker.Container> {
  const options = containerOptions(request, isInteractive);
  const container = await callEngine(() => docker.createContainer(options), request.image);
  if (request.files && request.files.length > 0) {
    const archive = packFiles(request.files);
    await callEngine(() => container.putArchive(archive, { path: '/' }));
  }
  return container;
}

function containerOptions(request: ContainerRequest, isInteractive: boolean): Docker.ContainerCreateOptions {
  const [program, ...commandArguments] = request.command;
  return {
    Image: request.image,
    // Both are replaced, so that an image's own entrypoint never sees our command as its arguments.
    Entrypoint: program === undefined ? [] : [program],
    Cmd: commandArguments,
    Env: Object.entries(request.variables ?? {}).map(([name, value]) => `${name}=${value}`),
    Labels: { ...request.labels },
    AttachStdout: true,
    AttachStderr: true,
    Tty: false,
    ...(request.user !== undefined && { User: request.user }),
    // StdinOnce: the engine closes the input when our connection breaks, so the container dies with a killed studio.
    ...(isInteractive && { AttachStdin: true, OpenStdin: true, StdinOnce: true }),
    HostConfig: {
      // An init as process 1 passes TERM on; without it a stop takes the whole grace period.
      Init: true,
      // The engine itself tidies up after a studio that was killed and may never start again.
      AutoRemove: isInteractive,
      ...(request.network === 'none' && { NetworkMode: 'none' }),
      ...(request.memoryBytes !== undefined && { Memory: request.memoryBytes, MemorySwap: request.memoryBytes }),
    },
  };
}
