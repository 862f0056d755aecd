import { join } from 'node:path';
import { createClient, openPool } from '@/db/client.ts';
import { openEventBus } from '@/db/event-bus.ts';
import { createPostgresDatabase } from '@/db/postgres-database.ts';
import { createDiskBlobStore } from '../../adapters/blob-disk/disk-blob-store.ts';
import { dockerUnderTest } from '../../adapters/docker/testing/docker-under-test.ts';
import { createHttpPackageIndex } from '../../adapters/package-index/http-package-index.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { ThreadPatternSearch } from '../../adapters/system/thread-pattern-search.ts';
import { packageSourceUnderTest, toolboxUnderTest } from '../../adapters/toolbox/testing/toolbox-under-test.ts';
import { noSupportSource } from '../../testing/no-support-source.ts';
import { processUnderTest } from '../../testing/process-under-test.ts';
import { PackageMetadata } from '../../usecases/package/package-metadata.ts';
import { startWorker } from '../worker.ts';

/** A worker process to be killed: `<connection string> <folder of blobs> <repository> <instance id>`. */
const [connectionString = '', folder = '', repository = '', instanceId = ''] = process.argv.slice(2);

const docker = dockerUnderTest();
await docker.engine.check();
const programFolder = join(repository, 'server', 'adapters', 'toolbox', 'program');
const database = createPostgresDatabase(createClient(openPool(connectionString)));
const toolbox = toolboxUnderTest({ programFolder, instanceId });
const reportError = (error: unknown) => console.error(error);
startWorker({
  studio: {
    ...docker,
    database,
    events: await openEventBus(connectionString),
    clock: systemClock,
    blobs: createDiskBlobStore(folder),
    dataDisk: { isFull: () => false },
    toolbox,
    packageSource: packageSourceUnderTest,
    packageMetadata: new PackageMetadata({
      database,
      clock: systemClock,
      packageIndex: createHttpPackageIndex(packageSourceUnderTest),
      channels: toolbox,
      mayListNames: () => false,
      reportError,
    }),
    passwords: { hash: async () => 'unusable' },
    patternSearch: new ThreadPatternSearch(),
    preparation: {
      baseImage: () => ({ state: 'missing', reason: 'engine' }),
      isReady: () => true,
      isPreparing: () => false,
    },
    support: noSupportSource,
    settings: { buildTimeLimitMs: 60_000, queueLimit: 50 },
    process: processUnderTest(),
  },
  workerId: `to be killed ${process.pid}`,
  limit: 1,
  isReady: () => true,
  reportError,
});
// The clock's sleeps keep no process alive.
setInterval(() => {}, 1_000);
