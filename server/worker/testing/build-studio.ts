import { randomUUID } from 'node:crypto';
import { isFinished } from '@/core/build/build.ts';
import type { BuildDetail } from '@/core/build/build-detail.ts';
import { type Definition, emptyDefinition } from '@/core/definition/definition.ts';
import type { LogLine } from '@/core/log/log-line.ts';
import { parseLogLines } from '@/core/log/parse-log-lines.ts';
import { dockerUnderTest } from '../../adapters/docker/testing/docker-under-test.ts';
import {
  ensureBaseImage,
  packageSourceUnderTest,
  toolboxUnderTest,
} from '../../adapters/toolbox/testing/toolbox-under-test.ts';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import { getBuild } from '../../usecases/build/get-build.ts';
import { readLogLines } from '../../usecases/build/log/read-log-lines.ts';
import { startBuild } from '../../usecases/build/start-build.ts';
import { watchBuild } from '../../usecases/build/watch-build.ts';
import type { Studio, UseCaseContext } from '../../usecases/context.ts';
import { createEnvironment } from '../../usecases/environment/create-environment.ts';
import { registerVersion } from '../../usecases/version/register-version.ts';
import { startWorker, type Worker, type WorkerOptions } from '../worker.ts';

/** A studio with this machine's engine, a toolbox, and a base image: what builds need. */
export interface BuildStudio {
  readonly context: UseCaseContext;
  readonly baseImage: string;
  /** Of its database, for another process. */
  readonly connectionString: string;
  readonly errors: unknown[];
  startWorker(changes?: Partial<WorkerOptions>): Worker;
  /** Registers a definition in an environment of its own. */
  register(changes: Partial<Definition>, name?: string): Promise<{ readonly name: string; readonly number: number }>;
  /** Registers, builds, and waits for the end. */
  build(changes: Partial<Definition>): Promise<BuildDetail>;
  /** Builds a draft, which may have errors that no version may have. */
  buildDraft(changes: Partial<Definition>): Promise<BuildDetail>;
  untilFinished(buildId: string): Promise<BuildDetail>;
  /** Waits until the build is as wished. */
  until(buildId: string, isWished: (build: BuildDetail) => boolean): Promise<BuildDetail>;
  readLog(buildId: string): Promise<LogLine[]>;
  close(): Promise<void>;
}

/** With a toolbox of one's own nothing is prepared: its engine may not be there yet. */
export async function openBuildStudio(changes: Partial<Studio> = {}): Promise<BuildStudio> {
  const docker = dockerUnderTest();
  await docker.engine.check();
  const baseImage = await ensureBaseImage(docker.imageStore);
  const toolbox = changes.toolbox ?? toolboxUnderTest();
  if (!changes.toolbox) await toolbox.prepare(() => {}, AbortSignal.timeout(120_000));
  const test: TestStudio = await openTestStudio(undefined, {
    ...docker,
    passwords: { hash: async () => 'unusable' },
    packageSource: packageSourceUnderTest,
    preparation: {
      baseImage: () => ({ state: 'ready', reference: baseImage }),
      isReady: () => true,
      isPreparing: () => false,
    },
    settings: { buildTimeLimitMs: 5 * 60_000, queueLimit: 1000 },
    ...changes,
    toolbox,
  });
  const { studio } = test;
  await studio.database.stores.baseImages.addBuiltIn(baseImage, 'Debian');
  const context = await test.join('contributor');
  const errors: unknown[] = [];
  const workers: Worker[] = [];

  const complete = (definition: Partial<Definition>) => ({ ...emptyDefinition, baseImage, ...definition });
  const register: BuildStudio['register'] = async (definition, name = `test-${randomUUID().slice(0, 8)}`) => {
    await createEnvironment(context, { name, description: '', tags: [] }).catch(() => {}); // it may be there
    const registered = {
      name,
      definition: complete(definition),
      note: '',
      description: '',
      labels: {},
    };
    const { number } = await registerVersion(context, registered);
    return { name, number };
  };
  const until: BuildStudio['until'] = async (buildId, isWished) => {
    for await (const build of watchBuild(context, { buildId }, AbortSignal.timeout(170_000))) {
      if (isWished(build)) return build;
    }
    return await getBuild(context, { buildId });
  };
  const untilFinished = (buildId: string) => until(buildId, (build) => isFinished(build.state));

  return {
    context,
    baseImage,
    connectionString: test.testDatabase.connectionString,
    errors,
    startWorker(options = {}) {
      const reportError = (error: unknown) => errors.push(error);
      const worker = startWorker({
        studio,
        workerId: randomUUID(),
        limit: 2,
        isReady: () => true,
        reportError,
        ...options,
      });
      workers.push(worker);
      return worker;
    },
    register,
    async build(definition) {
      const { buildId } = await startBuild(context, await register(definition));
      return await untilFinished(buildId);
    },
    async buildDraft(definition) {
      const name = `test-${randomUUID().slice(0, 8)}`;
      const environment = { name, description: '', tags: [], definition: complete(definition) };
      const { draftId } = await createEnvironment(context, environment);
      const { buildId } = await startBuild(context, { draftId });
      return await untilFinished(buildId);
    },
    until,
    untilFinished,
    async readLog(buildId) {
      const lines: LogLine[] = [];
      for await (const page of readLogLines(studio, buildId)) lines.push(...parseLogLines(page.lines));
      return lines;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await removeImages(studio);
      await toolbox.close();
      await test.close();
    },
  };
}

/** What the test left on the engine: its images carry the names of its environments. */
async function removeImages({ imageStore }: Studio): Promise<void> {
  const images = await imageStore.list().catch(() => []); // a test may have killed its engine
  const tags = images.flatMap((image) =>
    image.tags.some((tag) => tag.startsWith('envstudio/default/test-')) ? image.tags : [],
  );
  for (const tag of tags) await imageStore.remove(tag).catch(() => {}); // another test may use it
}
