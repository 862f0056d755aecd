import { existsSync, readFileSync } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { join } from 'node:path';
import { inspect } from 'node:util';
import Docker from 'dockerode';
import type { EngineAddress } from './find-engine-address.ts';

/**
 * Makes the client: the only place that constructs dockerode. Nothing is contacted yet.
 *
 * Connections are not kept alive: an idle one that the engine has closed would fail the next call with
 * ECONNRESET, which is how a lost engine looks, and a new one to a local socket costs under 1 ms.
 */
export function connectEngine(address: EngineAddress): Docker {
  const url = new URL(address.url);
  if (url.protocol === 'unix:') {
    // `host: undefined` keeps docker-modem from taking DOCKER_HOST of the process instead of our path.
    return construct({ host: undefined, socketPath: url.pathname, agent: opaque(new HttpAgent({ keepAlive: false })) });
  }
  const isSecure = address.certificateFolder !== undefined || url.protocol === 'https:' || url.port === '2376';
  return construct({
    host: url.hostname,
    port: url.port || (isSecure ? '2376' : '2375'),
    protocol: url.protocol === 'ssh:' ? 'ssh' : isSecure ? 'https' : 'http',
    username: url.username,
    agent: opaque(isSecure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false })),
    ...readCertificates(address.certificateFolder),
  });
}

/** dockerode hands its options on to docker-modem; its own types leave out `agent`. */
function construct(options: Docker.DockerOptions & { agent: HttpAgent }): Docker {
  return new Docker(options);
}

/**
 * docker-modem prints the options of each call to any depth for a debug line that nobody reads (its `buildRequest`):
 * an agent with its sockets took 5 ms of the main thread, more than the engine needs to answer.
 */
function opaque<Agent extends HttpAgent>(agent: Agent): Agent {
  return Object.assign(agent, { [inspect.custom]: () => '[Agent]' });
}

function readCertificates(folder: string | undefined): { ca?: Buffer; cert?: Buffer; key?: Buffer } {
  if (!folder || !existsSync(folder)) return {};
  const files = { ca: join(folder, 'ca.pem'), cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  return Object.fromEntries(
    Object.entries(files)
      .filter(([, path]) => existsSync(path))
      .map(([name, path]) => [name, readFileSync(path)]),
  );
}
