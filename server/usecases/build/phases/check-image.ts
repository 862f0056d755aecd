import { type CheckReport, checkReportSchema } from '@/core/build/check-report.ts';
import { outlineSections } from '@/core/definition/section-outline.ts';
import { environmentPath } from '@/core/dockerfile/environment-path.ts';
import type { StoredLock } from '@/db/stores/lock-store.ts';
import type { ContainerResult } from '../../../ports/container-runtime.ts';
import type { BuildRecorder } from '../build-recorder.ts';
import type { BuildRun, PhaseOutcome } from '../build-run.ts';
import { checkProgram } from '../check-image/check-program.py.ts';
import { containerLabels } from '../container-labels.ts';

/** Importing forty heavy packages takes a minute on a busy machine. */
const checkTimeoutMs = 5 * 60 * 1000;
const programPath = 'tmp/.studio-check.py';
const requestPath = 'tmp/.studio-check.json';
/** Of a shell, and of an engine that cannot start the program. */
const commandNotFound = 127;

/**
 * Starts the image's Python in a container: it must run, and what is installed must fit together. An
 * image of the user's own Dockerfile need not have a Python; then there is nothing to check or to list.
 */
export async function checkImage(
  run: BuildRun,
  lock: StoredLock,
  imageId: string,
): Promise<PhaseOutcome<CheckReport | undefined>> {
  const { recorder } = run;
  recorder.enter('check');
  return await recorder.step<CheckReport | undefined>('studio:check', async (stepIndex) => {
    const { result, python } = await startPython(run, lock, imageId);
    run.signal.throwIfAborted();
    if (result.exitCode === commandNotFound && !needsPython(run, lock)) {
      recorder.say(stepIndex, 'This image has no Python: nothing to check.');
      return { ok: true, value: undefined };
    }
    const report = readReport(result.stdout);
    if (report) tellReport(recorder, stepIndex, report);
    else for (const line of result.stderr.trim().split('\n').slice(-50)) recorder.say(stepIndex, line, 2);
    const complaint = report ? report.dependencyProblems.join('\n') : complainAbout(python, result);
    if (report && !complaint) return { ok: true, value: report };
    if (!report) recorder.say(stepIndex, complaint, 2);
    return { ok: false, failure: { cause: { type: 'check', message: complaint }, stepIndex } };
  });
}

function tellReport(recorder: BuildRecorder, stepIndex: number, report: CheckReport): void {
  const say = (text: string, stream?: 0 | 1 | 2) => recorder.say(stepIndex, text, stream);
  say(`Python ${report.pythonVersion} starts; ${report.packages.length} packages are installed.`);
  for (const problem of report.dependencyProblems) say(problem, 2);
  for (const { isImported, packageName, moduleName, detail } of report.imports) {
    say(isImported ? `import ${moduleName}` : `import ${moduleName} (${packageName}) fails: ${detail}`);
  }
}

function complainAbout(python: string, result: ContainerResult): string {
  if (result.timedOut) return 'The check took too long.';
  return result.exitCode === commandNotFound ? `This image has no ${python}.` : `${python} does not run in this image.`;
}

async function startPython(
  run: BuildRun,
  lock: StoredLock,
  imageId: string,
): Promise<{ readonly result: ContainerResult; readonly python: string }> {
  const { content } = lock;
  const requested = [...(content.conda?.packages ?? []), ...(content.pip?.packages ?? [])]
    .filter((locked) => locked.isRequested)
    .map(({ manager, name }) => ({ manager, name }));
  const candidates = findInterpreters(run, lock);
  for (const [index, python] of candidates.entries()) {
    const result = await run.studio.containers.run(
      {
        image: imageId,
        command: [python, `/${programPath}`, `/${requestPath}`],
        files: [
          { path: programPath, mode: 0o644, content: Buffer.from(checkProgram) },
          { path: requestPath, mode: 0o644, content: Buffer.from(JSON.stringify({ requested })) },
        ],
        labels: containerLabels(run.build),
        network: 'none',
        timeoutMs: checkTimeoutMs,
      },
      run.signal,
    );
    if (result.exitCode !== commandNotFound || index === candidates.length - 1) return { result, python };
  }
  throw new Error('There is always an interpreter to try.');
}

function findInterpreters({ build }: BuildRun, lock: StoredLock): readonly string[] {
  const outline = outlineSections(build.definition, lock.content);
  if (build.definition.interpreterPath) return [build.definition.interpreterPath];
  return outline.hasConda || outline.hasPip ? [`${environmentPath}/bin/python`] : ['python3', 'python'];
}

function needsPython({ build }: BuildRun, lock: StoredLock): boolean {
  const { definition } = build;
  const outline = outlineSections(definition, lock.content);
  const hasPython = outline.hasCondaPython || outline.hasPip;
  return hasPython || definition.userManaged || definition.interpreterPath !== '';
}

/** The last line is the report; packages may print what they like when they are imported. */
function readReport(stdout: string): CheckReport | undefined {
  try {
    return checkReportSchema.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));
  } catch {
    return undefined; // Python was killed or is none of ours
  }
}
