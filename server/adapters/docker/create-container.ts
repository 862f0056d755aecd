import { randomUUID } from 'node:crypto';
import type Docker from 'dockerode';
import type { ContainerRequest } from '@/server/ports/container-runtime.ts';
import { callEngine } from './engine-error.ts';
import { type TimeLimit, writeTimeLimit } from './time-limit-label.ts';

/** A container has the labels of its image as well, which may be anybody's; its name is given by whoever makes it. */
export const containerNamePrefix = 'env-studio-';

export interface ContainerLife {
  /** It lives as long as its standard input is open. */
  readonly isInteractive: boolean;
  /** Kept by the caller, who is the first to remove what outlives it. */
  readonly timeLimit: TimeLimit | undefined;
}

/** Creates a container, without its files and not started. */
export function createContainer(
  docker: Docker,
  request: ContainerRequest,
  life: ContainerLife,
): Promise<Docker.Container> {
  const options = containerOptions(request, life);
  return callEngine(() => docker.createContainer(options), request.image);
}

function containerOptions(
  request: ContainerRequest,
  { isInteractive, timeLimit }: ContainerLife,
): Docker.ContainerCreateOptions {
  const [program, ...commandArguments] = request.command;
  return {
    name: `${containerNamePrefix}${randomUUID()}`,
    Image: request.image,
    // Both are replaced, so that an image's own entrypoint never sees our command as its arguments.
    Entrypoint: program === undefined ? [] : [program],
    Cmd: commandArguments,
    Env: Object.entries(request.variables ?? {}).map(([name, value]) => `${name}=${value}`),
    Labels: { ...request.labels, ...(timeLimit && writeTimeLimit(timeLimit)) },
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
