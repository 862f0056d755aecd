import { sha256Hex } from '@/core/digest.ts';
import type { ContextFile, ImageBuilder, ImageBuildOutcome } from '@/server/ports/image-builder.ts';
import type { ImageStore } from '@/server/ports/image-store.ts';
import type { PackageSource } from '@/server/ports/package-source.ts';
import type { ToolboxImage } from '@/server/ports/toolbox.ts';
import { installProgram, readToolboxProgram } from './toolbox-program.ts';
import { readWheel } from './wheel-cache.ts';
import { toolboxWheels } from './wheels.ts';

const root = '/opt/toolbox';

/** Inside the image; the rest is in `ToolboxImage`. */
export const toolboxProgramPath = `${root}/program/toolbox.py`;
/** Writable for everybody: the program runs as nobody. */
export const toolboxCachePath = '/var/cache/toolbox';

/** What decides the image besides wheels and program: part of its tag. */
const recipe = [
  'USER 0:0',
  `ENV PYTHONPATH=${root}/site-packages PYTHONDONTWRITEBYTECODE=1`,
  'RUN --mount=type=bind,source=wheels,target=/run/studio/wheels set -eu; \\',
  // Words of its own for the one thing that a base can lack.
  `    python3 -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "error: the toolbox needs Python 3.11")'; \\`,
  `    for wheel in /run/studio/wheels/*.whl; do python3 -m zipfile -e "$wheel" ${root}/site-packages; done; \\`,
  `    mkdir -p ${root}/bin; mv ${root}/site-packages/uv-*.data/scripts/uv ${root}/bin/uv; chmod 755 ${root}/bin/uv; \\`,
  `    rm -r ${root}/site-packages/uv-*.data; \\`,
  `    ln -s "$(command -v python3)" ${root}/bin/python; \\`,
  `    ${root}/bin/python -m compileall -q ${root}/site-packages; mkdir -m 1777 -p ${toolboxCachePath}`,
  // Last, because it changes more often than the wheels.
  `COPY program ${root}/program`,
].join('\n');

export interface ToolboxImageOptions {
  readonly imageStore: ImageStore;
  readonly imageBuilder: ImageBuilder;
  readonly packageSource: PackageSource;
  /** Wheels are kept here. */
  readonly wheelFolder: string;
  /** Folder with our Python program. */
  readonly programFolder: string;
  /** An image on the engine with glibc and Python >= 3.11; asked for only when the toolbox must be made. */
  readonly baseImageReference: () => Promise<string>;
}

/** Finds the toolbox image on the engine, or makes it (some seconds, 160 MB over its base). Throws with the reason. */
export async function prepareToolboxImage(
  options: ToolboxImageOptions,
  onProgress: (text: string) => void,
  signal: AbortSignal,
): Promise<ToolboxImage> {
  const program = await readToolboxProgram(options.programFolder);
  const image = describeToolboxImage(program);
  if (await options.imageStore.find(image.reference)) return image;
  const wheels: ContextFile[] = [];
  for (const wheel of toolboxWheels) {
    onProgress(`getting ${wheel.fileName}`);
    const content = await readWheel(wheel, options.wheelFolder, options.packageSource, signal);
    wheels.push({ path: `wheels/${wheel.fileName}`, mode: 0o644, content });
  }
  const base = await options.baseImageReference();
  onProgress(`making ${image.reference} from ${base}`);
  const events = options.imageBuilder.build(
    {
      engineBuildId: `studio-toolbox-${crypto.randomUUID()}`,
      dockerfile: `FROM ${base}\n${recipe}\n`,
      context: [...program, ...wheels],
      tags: [image.reference],
      labels: { 'studio.role': 'toolbox-image' },
    },
    signal,
  );
  let step = await events.next();
  const said: string[] = [];
  for (; !step.done; step = await events.next()) {
    if (step.value.type === 'output') said.push(...step.value.texts);
  }
  requireBuilt(step.value, said, signal);
  return image;
}

function requireBuilt(outcome: ImageBuildOutcome, said: readonly string[], signal: AbortSignal): void {
  if (outcome.type === 'built') return;
  signal.throwIfAborted();
  const reason = outcome.type === 'failed' ? [...said, outcome.message].join('\n') : 'cancelled';
  throw new Error(`the toolbox image could not be made: ${reason}`);
}

/** The tag tells the content: equal wheels, program and recipe are found again, whatever the image id. */
function describeToolboxImage(program: readonly ContextFile[]): ToolboxImage {
  const programDigests = program.map(({ path, content }) => [path, sha256Hex(content)] as const);
  const wheelDigests = toolboxWheels.map((wheel) => [wheel.project, wheel.sha256] as const);
  const digest = sha256Hex(JSON.stringify([wheelDigests, programDigests, recipe]));
  const installer = programDigests.filter(([path]) => path.endsWith(`/${installProgram}`));
  return {
    reference: `envstudio/toolbox:${digest.slice(0, 12)}`,
    sitePackagesPath: `${root}/site-packages`,
    pythonPath: `${root}/bin/python`,
    uvPath: `${root}/bin/uv`,
    installProgramPath: `${root}/program/${installProgram}`,
    // The programs that solve and resolve are left out: what they answer is in the lock.
    toolDigests: Object.fromEntries([...wheelDigests, ...installer.map(([, value]) => ['installer', value] as const)]),
  };
}
