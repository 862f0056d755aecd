import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderDockerfile } from '../core/dockerfile/render-dockerfile.ts';
import { secretIds } from '../core/dockerfile/run-step.ts';
import { readHostPackageSource } from '../server/adapters/package-index/host-package-source.ts';
import type { ContextFile } from '../server/ports/image-builder.ts';
import { collectSecrets } from '../server/usecases/build/step-secrets.ts';
import type { RegisteredVersion } from './registered-version.ts';
import type { StudioUnderBench } from './studio-under-bench.ts';

/** What the studio builds, as files for `docker build` and as a request for our own builder. */
export interface RenderedBuild {
  readonly folder: string;
  readonly dockerfile: string;
  readonly context: readonly ContextFile[];
  readonly secrets: ReadonlyMap<string, Uint8Array>;
  readonly secretFiles: Readonly<Record<string, string>>;
}

/** Build argument that makes each round's layers new on both sides. */
export const roundArgument = 'STUDIO_BENCH_ROUND';

/** Renders a locked version once more, with a build argument that busts the layers of every stage. */
export async function renderForBench(
  { client, workspace, scratchFolder }: StudioUnderBench,
  { name, number }: RegisteredVersion,
): Promise<RenderedBuild> {
  const { dockerfile } = await client.version.render.query({ workspace, name, number });
  const { definition, lock } = await client.version.get.query({ workspace, name, number });
  if (!lock) throw new Error('the version is not locked');
  const { context } = renderDockerfile({ definition, lock: lock.content });
  const secrets = collectSecrets(readHostPackageSource(process.env));
  const text = bust(dockerfile);
  const folder = await mkdtemp(join(scratchFolder, 'context-'));
  const files = context.map((file) => ({ ...file, content: Buffer.from(file.content) }));
  for (const { path, content } of [...files, { path: 'Dockerfile', content: Buffer.from(text) }]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return { folder, dockerfile: text, context: files, secrets, secretFiles: await writeSecrets(secrets, scratchFolder) };
}

function bust(dockerfile: string): string {
  return dockerfile.replaceAll(/^FROM .*$/gm, (line) => `${line}\nARG ${roundArgument}`);
}

async function writeSecrets(
  secrets: ReadonlyMap<string, Uint8Array>,
  scratchFolder: string,
): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(scratchFolder, 'secrets-'));
  const files: Record<string, string> = {};
  for (const id of Object.values(secretIds)) {
    const content = secrets.get(id);
    if (!content) continue;
    files[id] = join(folder, id);
    await writeFile(join(folder, id), content, { mode: 0o600 });
  }
  return files;
}
