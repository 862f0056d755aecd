import { z } from 'zod';
import { StudioError } from '@/core/errors.ts';
import type { BaseImageFacts } from '@/core/lock/lock.ts';
import type { ContainerRuntime } from '../../ports/container-runtime.ts';
import type { Studio } from '../context.ts';

/** A Python says this in milliseconds; what a killed process asked is cleared from the engine once nobody can wait. */
const probeTimeoutMs = 20_000;

/**
 * Asked of the Python that stands first on the image's PATH. One line of JSON; `-I` keeps variables and
 * folders of the image from changing what it says.
 */
const question = `
import json, os, sys
facts = {'pythonPath': sys.executable, 'pythonVersion': '%d.%d.%d' % sys.version_info[:3]}
try:
    facts['libc'] = os.confstr('CS_GNU_LIBC_VERSION')
except (OSError, ValueError):
    pass
try:
    with open('/etc/os-release', encoding='utf-8', errors='replace') as release:
        facts['release'] = release.read()
except OSError:
    pass
print(json.dumps(facts))
`;

/** Asked where there is no Python; each part may fail without the others. */
const questionWithoutPython = ['sh', '-c', 'cat /etc/os-release; getconf GNU_LIBC_VERSION'];

const answerSchema = z.object({
  pythonPath: z.string().optional(),
  pythonVersion: z.string().optional(),
  libc: z.string().nullish(),
  release: z.string().optional(),
});
type Answer = z.infer<typeof answerSchema>;

/**
 * Finds out what a base image is: by its description, and by running its Python (else its shell) once in
 * a container without network. An image with neither has fewer facts, not an error. Throws
 * `IMAGE_NOT_FOUND` when the engine does not have it, `ENGINE_UNAVAILABLE` when there is no answer in time:
 * of a busy engine's image nothing shall be remembered that is not so.
 */
export async function probeBaseImage(
  { imageStore, containers }: Pick<Studio, 'imageStore' | 'containers'>,
  reference: string,
  signal?: AbortSignal,
  labels: Readonly<Record<string, string>> = {},
): Promise<BaseImageFacts> {
  const image = await imageStore.find(reference);
  if (!image) throw new StudioError('IMAGE_NOT_FOUND', { reference });
  const answer = await ask(containers, image.id, labels, signal);
  const { pythonPath, pythonVersion } = answer;
  const repositoryDigest = image.repositoryDigests[0];
  const cudaVersion = image.variables.CUDA_VERSION;
  const glibcVersion = /glibc (\S+)/.exec(answer.libc ?? '')?.[1];
  const distribution = readDistribution(answer.release ?? '');
  return {
    reference,
    imageId: image.id,
    user: image.user,
    sizeBytes: image.sizeBytes,
    ...(repositoryDigest && { repositoryDigest }),
    ...(pythonPath && pythonVersion && { pythonPath, pythonVersion }),
    ...(glibcVersion && { glibcVersion }),
    ...(cudaVersion && { cudaVersion }),
    ...(distribution && { distribution }),
  };
}

async function ask(
  containers: ContainerRuntime,
  image: string,
  labels: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Answer> {
  // As root: the image's own user may be a name that its /etc/passwd does not know.
  const request = { image, labels, user: '0:0', network: 'none', timeoutMs: probeTimeoutMs } as const;
  const run = async (command: readonly string[]) => {
    const result = await containers.run({ ...request, command }, signal);
    if (!result.timedOut) return result;
    throw new StudioError('ENGINE_UNAVAILABLE', { detail: `${image} said nothing for ${probeTimeoutMs} ms` });
  };

  for (const python of ['python3', 'python']) {
    const { exitCode, stdout } = await run([python, '-I', '-c', question]);
    const answer = exitCode === 0 ? readAnswer(stdout) : undefined;
    if (answer) return answer;
  }
  const { stdout } = await run(questionWithoutPython);
  return { release: stdout, libc: stdout };
}

function readAnswer(stdout: string): Answer | undefined {
  try {
    return answerSchema.parse(JSON.parse(stdout));
  } catch {
    return undefined; // something called python that is none of ours
  }
}

/** `debian 12` from the text of /etc/os-release. */
function readDistribution(release: string): string | undefined {
  const read = (name: string) => new RegExp(`^${name}=["']?([^"'\\n]*)`, 'm').exec(release)?.[1];
  return [read('ID'), read('VERSION_ID')].filter(Boolean).join(' ') || undefined;
}
