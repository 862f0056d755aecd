import type { ImageBuildOutcome } from '@/server/ports/image-builder.ts';

export type BuildFailure = Extract<ImageBuildOutcome, { type: 'failed' }>;

/** What is known when a build has ended without success. */
export interface FailureFacts {
  /** The engine's final words. */
  readonly message: string;
  /** The step that failed. */
  readonly stepId?: string | undefined;
  /** The engine's name of what failed, also where that is no step of the user's. */
  readonly failedName?: string | undefined;
  /** The exit code, where the engine gives it as a number; otherwise it is read from the message. */
  readonly exitCode?: number | undefined;
  /** The failed step itself said that the disk is full. */
  readonly hasSeenDiskFull?: boolean | undefined;
}

/** Shells and the kernel: killed by SIGKILL, which is how the memory limit ends a process. */
const killedExitCode = 137;

/** True for each of the many shapes in which a full disk shows. */
export function isDiskFull(text: string): boolean {
  return /no space left on device|\bENOSPC\b|disk quota exceeded/i.test(text);
}

/** Decides the kind of a failure: by exit code first, then by which step failed, then by the engine's words. */
export function explainFailure(facts: FailureFacts): BuildFailure {
  const exitCode = facts.exitCode ?? readExitCode(facts.message);
  const dockerfileLine = readDockerfileLine(facts.message);
  return {
    type: 'failed',
    kind: decideKind(facts, exitCode),
    message: tidyMessage(facts.message),
    ...(facts.stepId !== undefined && { stepId: facts.stepId }),
    ...(exitCode !== undefined && { exitCode }),
    ...(dockerfileLine !== undefined && { dockerfileLine }),
  };
}

function decideKind({ message, failedName, hasSeenDiskFull }: FailureFacts, exitCode: number | undefined) {
  if (exitCode === killedExitCode) return 'out-of-memory';
  if (hasSeenDiskFull || isDiskFull(message)) return 'disk-full';
  if (exitCode !== undefined) return 'command-failed';
  if (failedName !== undefined && metadataStep.test(failedName)) return 'base-image-missing';
  if (registryWords.test(message)) return 'base-image-missing';
  if (syntaxWords.test(message)) return 'dockerfile-syntax';
  // Nobody of ours cancelled (that is decided before): the engine is going down.
  if (/context canceled|transport is closing|code = Unavailable/.test(message)) return 'engine-lost';
  return 'other';
}

const metadataStep = /^\[internal\] load metadata for |^resolve image config for /;
const registryWords =
  /pull access denied|manifest (?:for .+ )?(?:unknown|not found)|failed to resolve source metadata|repository does not exist|(?:docker\.io|https?:\/\/[^ ]+\/v2\/).*(?:not found|no such host|i\/o timeout|connection refused|EOF)/i;
const syntaxWords =
  /dockerfile parse error|failed to create LLB definition|unknown instruction|no build stage in current context|file with no instructions|Dockerfile.*cannot be empty|invalid reference format|target stage .* could not be found|failed to reach build target/i;

function readExitCode(message: string): number | undefined {
  const digits = /(?:exit code:|non-zero code:) (\d+)/.exec(message)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function readDockerfileLine(message: string): number | undefined {
  const digits = /dockerfile parse error (?:on )?line (\d+)/i.exec(message)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Takes away the names of BuildKit's inner layers, which say nothing to a user. */
function tidyMessage(message: string): string {
  let text = message.trim();
  for (let previous = ''; previous !== text; ) {
    previous = text;
    text = text.replace(innerLayers, '');
  }
  return text;
}

const innerLayers =
  /^(?:failed to solve(?: with frontend [\w.]+)?: |failed to (?:build|create) LLB(?: definition)?: |failed to read dockerfile: |rpc error: code = \w+ desc = |failed to solve: )/;
