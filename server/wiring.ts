import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Logger } from 'pino';
import { sha256Hex } from '@/core/digest.ts';
import { createClient, openPool } from '@/db/client.ts';
import { openEventBus } from '@/db/event-bus.ts';
import { migrateDatabase } from '@/db/migrate.ts';
import { createPatientDatabase } from '@/db/patient-database.ts';
import { createPostgresDatabase } from '@/db/postgres-database.ts';
import { schema } from '@/db/schema/schema.ts';
import { type Accounts, createAccounts } from './adapters/better-auth/accounts.ts';
import { scryptPasswordHasher } from './adapters/better-auth/scrypt-password-hasher.ts';
import { createDiskBlobStore } from './adapters/blob-disk/disk-blob-store.ts';
import { createDebianBaseImageMaker } from './adapters/debian/make-base-image.ts';
import { createDockerAdapter } from './adapters/docker/docker-adapter.ts';
import { type EmbeddedPostgresOptions, startEmbeddedPostgres } from './adapters/embedded-postgres/embedded-postgres.ts';
import { type PostgresObserver, startSupervisedPostgres } from './adapters/embedded-postgres/supervised-postgres.ts';
import { isPublicIndex } from './adapters/package-index/host-indexes.ts';
import { readHostPackageSource } from './adapters/package-index/host-package-source.ts';
import { createHttpPackageIndex } from './adapters/package-index/http-package-index.ts';
import { systemClock } from './adapters/system/system-clock.ts';
import { ThreadPatternSearch } from './adapters/system/thread-pattern-search.ts';
import { watchDataDisk } from './adapters/system/watch-data-disk.ts';
import { createToolbox } from './adapters/toolbox/create-toolbox.ts';
import type { Config } from './config.ts';
import { joinInstallation } from './join-installation.ts';
import { openSupportSource } from './open-support-source.ts';
import { readStudioVersion } from './read-studio-version.ts';
import { readOrMakeSecretKey } from './secret-key.ts';
import type { Studio, StudioProcess } from './usecases/context.ts';
import { keepEnginePrepared } from './usecases/engine/keep-engine-prepared.ts';
import { prepareBaseImage } from './usecases/engine/prepare-base-image.ts';
import { PackageMetadata } from './usecases/package/package-metadata.ts';

export interface RunningStudio {
  readonly studio: Studio;
  readonly accounts: Accounts;
  /** Database connections of this process, and queries that wait for one. */
  poolState(): { readonly total: number; readonly idle: number; readonly waiting: number };
  /** Gives everything back, the database last. */
  close(): Promise<void>;
}

const databasePatienceMs = 60_000;

/** Steps of the start that a person may have to wait for. */
export type StartStep = 'create-database' | 'start-database' | 'migrate';

/** Puts the world together, once a process. */
export async function openStudio(
  config: Config,
  log: Logger,
  identity: StudioProcess,
  onStep: (step: StartStep) => void,
): Promise<RunningStudio> {
  await mkdir(config.sharedFolder, { recursive: true, mode: 0o700 });
  const postgres = await openPostgres(config, onStep, reportOutages(log));
  onStep('migrate');
  await migrateDatabase(postgres.url, join(config.installationFolder, 'db', 'migrations')).catch(async (error) => {
    await postgres.stop();
    throw error;
  });
  const pool = openPool(postgres.url);
  const client = createClient(pool);
  const database = createPostgresDatabase(client);
  const events = await openEventBus(postgres.url);
  const secretKey = config.secretKey ?? (await readOrMakeSecretKey(join(config.sharedFolder, 'secret-key')));
  const blobs = createDiskBlobStore(join(config.sharedFolder, 'blobs'));
  await joinInstallation({ ...config, database, blobs, secretKey }).catch(async (error) => {
    await events.close();
    await pool.end();
    await postgres.stop();
    throw error;
  });

  const docker = createDockerAdapter(config.docker);
  const packageSource = readHostPackageSource(config.variables);
  const ending = new AbortController();
  const toolbox = createToolbox({
    ...docker,
    packageSource,
    clock: systemClock,
    dataFolder: config.dataFolder,
    programFolder: join(config.installationFolder, 'server', 'adapters', 'toolbox', 'program'),
    instanceId: instanceIdOf(config, secretKey),
    baseImageReference: async () => {
      const baseImage = preparation.baseImage();
      if (baseImage.state !== 'ready') {
        throw new Error('There is no base image to make the toolbox from yet.');
      }
      return baseImage.reference;
    },
    isLocalEngine: () => docker.engine.status().address.startsWith('unix:'),
  });
  const baseImageMaker = createDebianBaseImageMaker({
    cacheFolder: join(config.dataFolder, 'base-images'),
    mayInstall: config.mayInstall && process.getuid?.() === 0,
  });
  const wanted = config.baseImage === undefined ? {} : { wantedReference: config.baseImage };
  const preparation = keepEnginePrepared(
    {
      engine: docker.engine,
      toolbox,
      // A preparation that fails is tried again after half a minute, which no restart of the database is worth.
      database: createPatientDatabase(database, {
        sleep: (durationMs) => systemClock.sleep(durationMs, ending.signal),
        limitMs: databasePatienceMs,
      }),
      clock: systemClock,
      prepareBaseImage: (onProgress, signal) =>
        prepareBaseImage({ ...docker, clock: systemClock, baseImageMaker, ...wanted }, onProgress, signal),
      reportError: (error) => log.error({ err: error }, 'the engine could not be prepared'),
    },
    ending.signal,
  );

  const packageMetadata = new PackageMetadata({
    database,
    clock: systemClock,
    packageIndex: createHttpPackageIndex(packageSource),
    channels: toolbox,
    mayListNames: (index) => config.indexNames === 'all' || (config.indexNames === 'private' && !isPublicIndex(index)),
    reportError: (error) => log.warn({ err: error }, 'what an index said of a package could not be kept'),
  });

  // As root the database may be elsewhere; its place in the data folder leads there.
  const folders = [config.dataFolder, config.sharedFolder, join(config.dataFolder, 'postgres')];
  const tell = () => database.stores.events.publish('engine');
  const dataDisk = watchDataDisk({ folders, clock: systemClock, tell }, ending.signal);

  const studio: Studio = {
    ...docker,
    database,
    events,
    clock: systemClock,
    blobs,
    dataDisk,
    toolbox,
    packageSource,
    packageMetadata,
    passwords: scryptPasswordHasher,
    patternSearch: new ThreadPatternSearch(),
    preparation,
    support: openSupportSource(config, secretKey, await readStudioVersion(config.installationFolder)),
    settings: {
      buildTimeLimitMs: config.buildTimeLimitMs,
      queueLimit: config.queueLimit,
      diskBudgetBytes: config.diskBudgetBytes,
    },
    process: identity,
  };
  return {
    studio,
    accounts: createAccounts({
      database: drizzleAdapter(client, { provider: 'pg', schema }),
      secret: secretKey,
      basePath: config.basePath,
      isHttps: config.publicAddress?.startsWith('https:') ?? false,
      onSessionEnd: (userId) => database.stores.events.publish(`access:${userId}`),
      onProblem: (level, message) => log[level]({ area: 'accounts' }, message),
    }),
    poolState: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async close() {
      ending.abort();
      packageMetadata.close();
      await toolbox.close();
      await events.close();
      await pool.end();
      await postgres.stop();
    },
  };
}

/** Tells the containers of this process from those of the studio's other processes on the same engine, also after a restart. */
function instanceIdOf({ dataFolder, sharedFolder }: Config, secretKey: string): string {
  const name = dataFolder === sharedFolder ? secretKey : [secretKey, hostname(), dataFolder].join('\n');
  return sha256Hex(name).slice(0, 12);
}

/** What the log has of a database of ours that ended by itself. */
function reportOutages(log: Logger): PostgresObserver {
  return {
    ended: () => log.error('the database ended by itself and is started again; logs/postgres.log has its last words'),
    restarted: (outage) => log.warn(outage, 'the database runs again'),
    failed: (error, pauseMs) => log.error({ err: error, pauseMs }, 'the database could not be started; trying again'),
  };
}

/**
 * The database that was named, or our own: started, or gone on with where it runs. With an `observer` ours is
 * started again whenever it ends by itself; that is for the process that holds the data folder.
 */
export async function openPostgres(
  { databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  onStep: (step: StartStep) => void,
  observer?: PostgresObserver,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  if (databaseUrl !== undefined) {
    return { url: databaseUrl, stop: async () => {} };
  }
  await mkdir(join(dataFolder, 'logs'), { recursive: true });
  const options: EmbeddedPostgresOptions = {
    folder: join(dataFolder, 'postgres'),
    logFile: join(dataFolder, 'logs', 'postgres.log'),
    onProgress: (step) => onStep(step === 'create' ? 'create-database' : 'start-database'),
  };
  const server = observer ? await startSupervisedPostgres(options, observer) : await startEmbeddedPostgres(options);
  return { url: server.connectionString('postgres'), stop: () => server.stop() };
}
