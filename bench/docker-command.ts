import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

export interface DockerBuild {
  /** Folder with the context; the Dockerfile in it is named `Dockerfile`. */
  readonly folder: string;
  readonly buildArguments?: Readonly<Record<string, string>>;
  /** Files by the id of the secret. */
  readonly secretFiles?: Readonly<Record<string, string>>;
}

export interface DockerBuildTimes {
  readonly totalMs: number;
  readonly firstOutputMs: number;
}

/** Debian's client where it is: another `docker` earlier in PATH may be a stand-in without builds. */
const docker = existsSync('/usr/bin/docker') ? '/usr/bin/docker' : 'docker';

/** What a user would type without the studio: `docker build` with BuildKit. Throws with its output when it fails. */
export function dockerBuild({ folder, buildArguments = {}, secretFiles = {} }: DockerBuild): Promise<DockerBuildTimes> {
  const parameters = [
    ...['build', '--progress=plain', '--quiet=false'],
    ...Object.entries(buildArguments).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...Object.entries(secretFiles).flatMap(([id, file]) => ['--secret', `id=${id},src=${file}`]),
    folder,
  ];
  const startedAt = performance.now();
  let firstOutputMs = 0;
  let output = '';
  return new Promise((resolve, reject) => {
    const child = spawn(docker, parameters, { env: { ...process.env, DOCKER_BUILDKIT: '1' } });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        firstOutputMs ||= performance.now() - startedAt;
        output += bytes.toString();
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve({ totalMs: performance.now() - startedAt, firstOutputMs });
      else reject(new Error(`docker build failed:\n${output.slice(-3000)}`));
    });
  });
}

/** Removes the images whose names fit, under all their names; their layers stay in the build cache. */
export async function removeImages(reference: string): Promise<void> {
  const run = promisify(execFile);
  const { stdout } = await run(docker, ['images', '--quiet', '--filter', `reference=${reference}`]);
  const ids = [...new Set(stdout.split('\n').filter(Boolean))];
  if (ids.length > 0) await run(docker, ['rmi', '--force', ...ids]);
}
