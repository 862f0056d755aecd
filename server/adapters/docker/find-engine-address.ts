import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the surroundings say about the engine; read from the environment by the caller. */
export interface EngineSurroundings {
  /** `DOCKER_HOST` */
  readonly dockerHost?: string | undefined;
  /** `DOCKER_CONTEXT` */
  readonly dockerContext?: string | undefined;
  /** `DOCKER_CERT_PATH`: a folder with ca.pem, cert.pem and key.pem. */
  readonly certificateFolder?: string | undefined;
  readonly home: string;
  /** `XDG_RUNTIME_DIR`, where a rootless engine has its socket. */
  readonly runtimeFolder?: string | undefined;
}

export interface EngineAddress {
  /** `unix:///var/run/docker.sock`, `tcp://host:2376` */
  readonly url: string;
  readonly certificateFolder?: string;
}

const systemSocket = '/var/run/docker.sock';

/**
 * Where the engine is, in the order of Docker's own command line: `DOCKER_HOST`, the chosen context,
 * the system's socket; then the sockets of Docker Desktop and of a rootless engine. Nothing is
 * contacted: without any of them the answer is the system's socket, where an engine may still appear.
 */
export function findEngineAddress(surroundings: EngineSurroundings): EngineAddress {
  const { dockerHost, certificateFolder, home, runtimeFolder } = surroundings;
  if (dockerHost) {
    const url = dockerHost.includes('://') ? dockerHost : `tcp://${dockerHost}`;
    return { url, ...(certificateFolder && { certificateFolder }) };
  }
  const chosen = readContext(surroundings);
  if (chosen) return chosen;

  const sockets = [systemSocket, join(home, '.docker/run/docker.sock')];
  if (runtimeFolder) sockets.push(join(runtimeFolder, 'docker.sock'));
  return { url: `unix://${sockets.find((path) => existsSync(path)) ?? systemSocket}` };
}

/** The endpoint of the Docker context in use; undefined for the default one, or when its files are damaged. */
function readContext({ dockerContext, home }: EngineSurroundings): EngineAddress | undefined {
  const folder = join(home, '.docker');
  const name = dockerContext ?? readText(readJson(join(folder, 'config.json')), 'currentContext');
  if (!name || name === 'default') return undefined;

  const id = createHash('sha256').update(name).digest('hex');
  const metadata = readJson(join(folder, 'contexts/meta', id, 'meta.json'));
  const url = readText(metadata, 'Endpoints', 'docker', 'Host');
  if (!url) return undefined;
  const certificateFolder = join(folder, 'contexts/tls', id, 'docker');
  return { url, ...(existsSync(certificateFolder) && { certificateFolder }) };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // absent, unreadable or not JSON: as if there were no such context
  }
}

function readText(value: unknown, ...path: string[]): string | undefined {
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return typeof value === 'string' ? value : undefined;
}
