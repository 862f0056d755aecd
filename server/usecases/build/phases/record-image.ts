import type { CheckReport, CheckWarning } from '@/core/build/check-report.ts';
import type { ImageRecord } from '@/core/build/image-record.ts';
import type { StoredLock } from '@/db/stores/lock-store.ts';
import type { BuildRun } from '../build-run.ts';
import { compareWithLock } from '../compare-with-lock.ts';
import { contentReference } from '../name-image.ts';
import { currentEngineId } from './find-image.ts';

/** Writes down what is in the image, and gives it its names: only now does anybody find it by them. */
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
  await studio.imageStore.tag(imageId, contentReference(imageHash));
  recorder.say(step, `Tagged ${contentReference(imageHash)}`);
  await studio.database.stores.images.save(await currentEngineId(studio), build.buildId, record);
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
