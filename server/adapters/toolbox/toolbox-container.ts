import type { ContainerRuntime } from '@/server/ports/container-runtime.ts';
import type { PackageSource } from '@/server/ports/package-source.ts';
import type { ToolboxImage } from '@/server/ports/toolbox.ts';
import { JsonLineClient } from './json-line-client.ts';
import { proxyVariables } from './proxy-variables.ts';
import { toolboxCachePath, toolboxProgramPath } from './toolbox-image.ts';

const sourcePath = '/run/studio/package-source.json';
const certificatePath = '/run/studio/ca.pem';
/** Nobody: a package's own build code may run in here. */
const user = '65534:65534';
/** The worst graph that was tried took 1.7 GB. */
const memoryBytes = 4 * 1024 ** 3;

export interface ToolboxContainerOptions {
  readonly containers: ContainerRuntime;
  readonly packageSource: PackageSource;
  readonly labels: Readonly<Record<string, string>>;
  /** Whether `localhost` in a definition can mean the machine of the engine (program/host_address.py). */
  readonly isLocalEngine: boolean;
}

/** Starts the program in a container of its own. Settings and authorities go in as files, never into the image. */
export async function startToolboxContainer(
  image: ToolboxImage,
  options: ToolboxContainerOptions,
): Promise<JsonLineClient> {
  const { packageSource } = options;
  const authorities = packageSource.certificateAuthorities;
  const settings = {
    indexUrl: packageSource.indexUrl ?? null,
    extraIndexUrls: packageSource.extraIndexUrls,
    trustedHosts: packageSource.trustedHosts,
  };
  const container = await options.containers.attach({
    image: image.reference,
    command: [
      ...[image.pythonPath, toolboxProgramPath, '--uv', image.uvPath],
      ...['--cache', toolboxCachePath, '--package-source', sourcePath],
      ...(options.isLocalEngine ? ['--local-engine'] : []),
    ],
    variables: { ...proxyVariables(packageSource), ...(authorities && { SSL_CERT_FILE: certificatePath }) },
    user,
    memoryBytes,
    labels: options.labels,
    files: [
      { path: sourcePath, mode: 0o644, content: Buffer.from(JSON.stringify(settings)) },
      ...(authorities ? [{ path: certificatePath, mode: 0o644, content: authorities }] : []),
    ],
  });
  return new JsonLineClient(container);
}
