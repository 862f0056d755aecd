import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createStudioMetrics } from './adapters/prometheus/studio-metrics.ts';
import { createOperationsAnswer } from './api/answer-operations.ts';
import { type Config, readConfig } from './config.ts';
import { type InstanceLock, takeInstanceLock } from './instance-lock.ts';
import { listen } from './listen.ts';
import { openLog } from './log.ts';
import { makeAdminLinkBeside } from './make-admin-link-beside.ts';
import { openDiskBudget } from './parts/open-disk-budget.ts';
import { openDoors } from './parts/open-doors.ts';
import { openPreparationReport } from './parts/open-preparation-report.ts';
import { openProcessReport } from './parts/open-process-report.ts';
import { openWorker } from './parts/open-worker.ts';
import type { Part } from './parts/part.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { announceInstance, findRunningInstance, withdrawInstance } from './running-instance.ts';
import { createStartReport } from './start-report.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { logFeeds } from './usecases/build/log/log-feeds.ts';
import type { StudioProcess } from './usecases/context.ts';
import { seedAllWorkspaces } from './usecases/environment/seed-curated.ts';
import { findOperations } from './usecases/operations/find-operations.ts';
import { createSetupLink } from './usecases/people/create-setup-link.ts';
import { openStudio, type RunningStudio } from './wiring.ts';
import { createWorkerPort } from './worker-port.ts';

/** For requests that are being answered, where no longer grace was given. */
const requestGraceMs = 1_000;

try {
  await main(readConfig(process.argv.slice(2), process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main(config: Config): Promise<void> {
  await prepareDataFolder(config.dataFolder);
  const lock = await takeInstanceLock(join(config.dataFolder, 'studio.lock'));
  if (!lock) {
    await pointToTheOther(config);
    return;
  }
  const log = openLog(join(config.dataFolder, 'logs', 'studio.log'), config.logLevel);
  await start(config, lock, log);
}

/** One process a folder: the second one says where the first is, and leaves. */
async function pointToTheOther(config: Config): Promise<void> {
  const other = await findRunningInstance(config.dataFolder);
  if (!other) {
    throw new Error(`Another studio holds ${config.dataFolder} and does not answer.`);
  }
  if (config.role !== 'all' || other.role !== 'all') {
    throw new Error(
      `${config.dataFolder} is in use by another process of the studio (${other.role}, ${other.address}). Give each process a folder of its own with --data, and all of them the same STUDIO_SHARED.`,
    );
  }
  console.log(`Env Studio is running already: ${other.address}`);
  if (config.wantsAdminLink) {
    sayAdminLink(config.publicAddress ?? other.address, await makeAdminLinkBeside(config));
  }
}

async function start(config: Config, lock: InstanceLock, log: Logger): Promise<void> {
  const report = createStartReport(console.log, () => performance.now());
  const draining = new AbortController();
  const identity: StudioProcess = {
    id: randomUUID(),
    role: config.role,
    startedAt: new Date(),
    workerCount: config.role === 'web' ? 0 : config.workerCount,
    draining: draining.signal,
  };
  const running = await openStudio(config, log, identity, (step) => report.begin(step));
  const parts: Part[] = [];
  const close = async (hurry: AbortSignal) => {
    draining.abort();
    await withdrawInstance(config.dataFolder);
    await Promise.all(parts.map((part) => part.close(hurry)));
    await running.close();
    lock.release();
  };
  stopOnSignal(log, config.graceMs, close);
  try {
    await openParts(config, running, parts, log, report);
  } catch (error) {
    // Whoever cannot start leaves no database behind.
    await close(AbortSignal.abort());
    throw error;
  }
  log.info({ role: config.role, processId: identity.id }, 'started');
}

type StartReport = ReturnType<typeof createStartReport>;

async function openParts(
  config: Config,
  running: RunningStudio,
  parts: Part[],
  log: Logger,
  report: StartReport,
): Promise<void> {
  const { studio } = running;
  await seedAllWorkspaces(studio);
  const migrationCount = await studio.database.stores.installations.countMigrations();
  const metrics = createStudioMetrics();
  let countWatchers = () => 0;
  const render = async () => {
    const gauges = {
      watcherCount: countWatchers(),
      logWatcherCount: logFeeds.countWatchers(studio.events),
      isEngineConnected: studio.engine.status().state === 'connected',
      isReadyToBuild: studio.preparation.isReady(),
      pool: running.poolState(),
    };
    return metrics.render(await findOperations(studio), gauges);
  };
  const answerOperations = createOperationsAnswer({
    studio,
    migrationCount,
    metrics: { contentType: metrics.contentType, render },
    metricsToken: config.metricsToken,
  });
  if (config.role !== 'web') {
    parts.push(openWorker(config, running, metrics, log), openDiskBudget(running, log));
  }
  if (config.role === 'worker') {
    const port = createWorkerPort(answerOperations, (error) => log.error({ err: error }, 'a request failed'));
    parts.push(port, openProcessReport(running, log, countWatchers));
    const address = await listen(port.server, config);
    report.finish();
    await announceInstance(config.dataFolder, { address, pid: process.pid, role: config.role });
    console.log(`\n  This process of Env Studio builds; it says how it is at ${address}/readyz\n`);
  } else {
    report.begin('pages');
    const { http, pages } = await openDoors(config, running, { answerOperations, metrics }, log);
    countWatchers = http.countWatchers;
    const doors = { close: () => http.close(Math.max(requestGraceMs, config.graceMs)) };
    parts.push(doors, pages, openProcessReport(running, log, countWatchers));
    const address = (await listen(http.server, config)) + config.basePath;
    report.finish();
    await announceInstance(config.dataFolder, { address, pid: process.pid, role: config.role });
    await greet(config, running, config.publicAddress ?? address);
  }
  parts.push(openPreparationReport(running, log));
}

/** The address, and the one-time link where there is no admin yet or where one is wanted. */
async function greet({ wantsAdminLink }: Config, { studio }: RunningStudio, address: string): Promise<void> {
  console.log(`\n  Env Studio is ready: ${address}`);
  if (wantsAdminLink || !(await studio.database.stores.accounts.hasAny())) {
    sayAdminLink(address, await createSetupLink(studio));
  }
  console.log('');
}

function sayAdminLink(address: string, token: string): void {
  console.log(`  Become its admin (once, within a day): ${address}/welcome#${token}`);
}
