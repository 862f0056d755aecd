import type { CheckReport, CheckWarning } from '@/core/build/check-report.ts';
import type { ImageRecord } from '@/core/build/image-record.ts';
import type { StoredLock } from '@/db/stores/lock-store.ts';
import type { BuildRun } from '../build-run.ts';
import { compareWithLock } from '../compare-with-lock.ts';
import { confirmOwned } from '../confirm-owned.ts';
import { contentReference } from '../name-image.ts';
import { writeOwned } from '../write-owned.ts';
import { currentEngineId } from './find-image.ts';

/**
 * Writes down what is in the image, and gives it its names: only now does anybody find it by them. Throws
 * `BuildStopped` when the build is another attempt's meanwhile.
 */
export async function recordImage(
  run: BuildRun,
  lock: StoredLock,
  imageHash: string,
  imageId: string,
  report: CheckReport | undefined,
): Promise<Omit<ImageRecord, 'recordedAt'>> {
  const { studio, build, recorder } = run;
  recorder.enter('record');
  const step = recorder.addStep('studio:record');
  const [image, layers] = await Promise.all([studio.imageStore.find(imageId), studio.imageStore.layers(imageId)]);
  const record = {
    imageHash,
    imageId,
    pythonVersion: report?.pythonVersion,
    sizeBytes: image?.sizeBytes ?? 0,
    layers,
    packages: report?.packages ?? [],
    warnings: report ? [...importWarnings(report), ...compareWithLock(lock.content, report.packages)] : [],
  };
  for (const { packageName, detail } of record.warnings) recorder.say(step, `${packageName}: ${detail}`, 2);
  await confirmOwned(run);
  await studio.imageStore.tag(imageId, contentReference(imageHash));
  recorder.say(step, `Tagged ${contentReference(imageHash)}`);
  const engineId = await currentEngineId(studio);
  await writeOwned(run, (stores) => stores.images.save(engineId, build.buildId, record));
  recorder.updateStep(step, { state: 'done' });
  return record;
}

function importWarnings(report: CheckReport): CheckWarning[] {
  return [
    ...report.imports
      .filter(({ isImported }) => !isImported)
      .map(({ packageName, moduleName, detail }) => ({
        kind: 'import-failed' as const,
        packageName,
        detail: `import ${moduleName}: ${detail}`,
      })),
    ...report.packagesWithoutModule.map((packageName) => ({
      kind: 'no-import-name' as const,
      packageName,
      detail: 'has no module of its own to import',
    })),
  ];
}
