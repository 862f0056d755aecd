import type { Duplex } from 'node:stream';
import { PassThrough } from 'node:stream';
import type Docker from 'dockerode';
import type {
  AttachedContainer,
  ContainerRequest,
  ContainerResult,
  ContainerRuntime,
} from '@/server/ports/container-runtime.ts';
import { containerNamePrefix, createContainer } from './create-container.ts';
import { Demultiplexer } from './demultiplex.ts';
import { callEngine, errorMessage, statusCode } from './engine-error.ts';
import { OutlivedContainers } from './outlived-containers.ts';
import { packFiles } from './pack-files.ts';
import { timeLimitLabel } from './time-limit-label.ts';

/** What is kept of each output stream of `run`; the rest is thrown away, not waited for. */
const mostOutputBytes = 64 * 1024 * 1024;
/** What shells answer when there is no such program; the engine refuses to start such a container. */
const commandNotFoundCode = 127;
const killedExitCode = 137;
/** An engine puts the files in and starts a container in milliseconds. */
const startLimitMs = 20_000;

/** Runs commands in containers of this engine. */
export class DockerContainerRuntime implements ContainerRuntime {
  readonly #docker: Docker;
  readonly #outlived = new OutlivedContainers();

  constructor(docker: Docker) {
    this.#docker = docker;
  }

  async run(request: ContainerRequest, signal?: AbortSignal): Promise<ContainerResult> {
    signal?.throwIfAborted();
    const { timeoutMs: limitMs } = request;
    const timeLimit = limitMs === undefined ? undefined : ({ waitsFor: 'end', limitMs } as const);
    const container = await createContainer(this.#docker, request, { isInteractive: false, timeLimit });
    const timeout = new AbortController();
    const timer = limitMs === undefined ? undefined : setTimeout(() => timeout.abort(), limitMs);
    try {
      await putFiles(container, request);
      const isStopped = AbortSignal.any(signal ? [signal, timeout.signal] : [timeout.signal]);
      const result = await callEngine(() => runToEnd(container, isStopped));
      signal?.throwIfAborted();
      return { ...result, timedOut: timeout.signal.aborted };
    } finally {
      clearTimeout(timer);
      await removeContainer(container).catch(() => {}); // what failed before says more; leftovers carry their time limit
    }
  }

  async attach(request: ContainerRequest): Promise<AttachedContainer> {
    const timeLimit = { waitsFor: 'start', limitMs: startLimitMs } as const;
    const container = await createContainer(this.#docker, request, { isInteractive: true, timeLimit });
    const isLate = AbortSignal.timeout(startLimitMs);
    try {
      await putFiles(container, request);
      return await callEngine(() => startAttached(container, isLate));
    } catch (error) {
      await removeContainer(container).catch(() => {});
      throw error;
    }
  }

  async listLabels(name: string): Promise<readonly Readonly<Record<string, string>>[]> {
    const filters = { label: [name] };
    const found = await callEngine(() => this.#docker.listContainers({ all: true, filters }));
    return found.map(({ Labels }) => Labels);
  }

  async removeByLabel(labels: Readonly<Record<string, string>>): Promise<void> {
    const label = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
    const found = await callEngine(() => this.#docker.listContainers({ all: true, filters: { label } }));
    await this.#removeAll(found.map(({ Id }) => Id));
  }

  async removeOutlived(): Promise<void> {
    const filters = { label: [timeLimitLabel], name: [`^/?${containerNamePrefix}`] };
    const found = await callEngine(() => this.#docker.listContainers({ all: true, filters }));
    await this.#removeAll(this.#outlived.find(found, performance.now()));
  }

  async #removeAll(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => callEngine(() => removeContainer(this.#docker.getContainer(id)))));
  }
}

async function putFiles(container: Docker.Container, { files = [] }: ContainerRequest): Promise<void> {
  if (files.length > 0) await callEngine(() => container.putArchive(packFiles(files), { path: '/' }));
}

async function runToEnd(
  container: Docker.Container,
  isStopped: AbortSignal,
): Promise<Omit<ContainerResult, 'timedOut'>> {
  const connection = await container.attach({ stream: true, stdout: true, stderr: true });
  const output = collectOutput(connection);
  try {
    await container.start();
  } catch (error) {
    (connection as Duplex).destroy();
    if (!isMissingCommand(error)) throw error;
    return { exitCode: commandNotFoundCode, stdout: '', stderr: errorMessage(error), wasKilledForMemory: false };
  }
  // Only from here on there is something to kill; it may have been stopped while it was being started.
  const kill = () => void container.kill().catch(() => {}); // or it has just ended by itself
  if (isStopped.aborted) kill();
  else isStopped.addEventListener('abort', kill, { once: true });
  const exitCode = await waitForExit(container);
  const [stdout, stderr] = await output;
  const { State } = await container.inspect();
  return { exitCode, stdout, stderr, wasKilledForMemory: State.OOMKilled };
}

async function startAttached(container: Docker.Container, isLate: AbortSignal): Promise<AttachedContainer> {
  const options = { stream: true, stdin: true, stdout: true, stderr: true, hijack: true };
  const connection = (await container.attach(options)) as Duplex;
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const demultiplexer = new Demultiplexer((stream, content) => (stream === 1 ? stdout : stderr).write(content));
  connection.on('data', (bytes: Buffer) => demultiplexer.write(bytes));
  connection.on('error', () => connection.destroy()); // the engine is gone; `ended` says so
  connection.on('close', () => {
    stdout.end();
    stderr.end();
  });

  isLate.throwIfAborted();
  const ended = waitForRemoval(container);
  await container.start();
  return {
    stdin: connection,
    stdout,
    stderr,
    ended,
    async close() {
      connection.end();
      await removeContainer(container).catch(() => {}); // gone already, or the engine is
      connection.destroy();
      await ended;
    },
  };
}

/**
 * The exit code of a started container, also of one that is over already. Asked before the start, for the
 * *next* exit, the question may arrive after a short container's only one, and is never answered.
 */
async function waitForExit(container: Docker.Container): Promise<number> {
  const { StatusCode } = (await container.wait({ condition: 'not-running' })) as { StatusCode: number };
  return StatusCode;
}

/**
 * The exit code of a container that the engine removes when it has ended. Asked before the start: a question that
 * comes too late finds no container, and is answered at once. A fate that nobody knows counts as a kill.
 */
async function waitForRemoval(container: Docker.Container): Promise<number> {
  try {
    const { StatusCode } = (await container.wait({ condition: 'removed' })) as { StatusCode: number };
    return StatusCode;
  } catch {
    return killedExitCode;
  }
}

async function collectOutput(connection: NodeJS.ReadableStream): Promise<[stdout: string, stderr: string]> {
  const kept: Record<1 | 2, Buffer[]> = { 1: [], 2: [] };
  const sizes = { 1: 0, 2: 0 };
  const demultiplexer = new Demultiplexer((stream, content) => {
    sizes[stream] += content.length;
    if (sizes[stream] <= mostOutputBytes) kept[stream].push(content);
  });
  try {
    for await (const bytes of connection) demultiplexer.write(bytes as Buffer);
  } catch {
    // A broken connection is reported by `wait`; what came until then is kept.
  }
  return [Buffer.concat(kept[1]).toString('utf8'), Buffer.concat(kept[2]).toString('utf8')];
}

/** The engine has the image, but not the program that we asked for (an image without a shell). */
function isMissingCommand(error: unknown): boolean {
  return (
    statusCode(error) !== undefined && /executable file not found|no such file or directory/.test(errorMessage(error))
  );
}

async function removeContainer(container: Docker.Container): Promise<void> {
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    const isGoneOrGoing = statusCode(error) === 404 || statusCode(error) === 409;
    if (!isGoneOrGoing) throw error;
  }
}
