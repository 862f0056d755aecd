import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createStudioMetrics, type StudioMetrics } from './adapters/prometheus/studio-metrics.ts';
import { type AnswerOperations, createOperationsAnswer } from './api/answer-operations.ts';
import { createHttpServer, type HttpServer } from './api/http-server.ts';
import { type Config, readConfig } from './config.ts';
import { type InstanceLock, takeInstanceLock } from './instance-lock.ts';
import { openLog } from './log.ts';
import { makeAdminLinkBeside } from './make-admin-link-beside.ts';
import { openPages, type Pages } from './pages.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { reportPreparation } from './report-preparation.ts';
import { announceInstance, findRunningInstance, withdrawInstance } from './running-instance.ts';
import { createStartReport } from './start-report.ts';
import { logFeeds } from './usecases/build/log/log-feeds.ts';
import type { StudioProcess } from './usecases/context.ts';
import { seedAllWorkspaces } from './usecases/environment/seed-curated.ts';
import { findOperations } from './usecases/operations/find-operations.ts';
import { keepReportingProcess } from './usecases/operations/keep-reporting-process.ts';
import { createSetupLink } from './usecases/people/create-setup-link.ts';
import { keepDiskBudget } from './usecases/storage/keep-disk-budget.ts';
import { openStudio, type RunningStudio } from './wiring.ts';
import { startWorker } from './worker/worker.ts';
import { createWorkerPort } from './worker-port.ts';

/** What an orderly end may take beyond the grace that was given to builds and requests: nothing that still hangs is worth waiting for. */
const shutdownLimitMs = 2_700;
/** For requests that are being answered, where no longer grace was given. */
const requestGraceMs = 1_000;
/** For a clean-up that was begun; the next start goes on with it. */
const budgetGraceMs = 500;

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

function openPreparationReport({ studio }: RunningStudio, log: Logger): Part {
  const ending = new AbortController();
  reportPreparation(studio, console.log, ending.signal).catch((error) => {
    if (!ending.signal.aborted) log.warn({ err: error }, 'the preparation could not be reported');
  });
  return { close: async () => ending.abort() };
}

function openProcessReport({ studio }: RunningStudio, log: Logger, countWatchers: () => number): Part {
  const ending = new AbortController();
  const reportError = (error: unknown) => log.warn({ err: error }, 'the process could not tell that it lives');
  const done = keepReportingProcess(studio, { countWatchers, reportError }, ending.signal);
  return {
    async close() {
      ending.abort();
      await done;
    },
  };
}

function openDiskBudget({ studio }: RunningStudio, log: Logger): Part {
  const ending = new AbortController();
  const reportError = (error: unknown) => log.warn({ err: error }, 'the disk budget could not be looked after');
  const done = keepDiskBudget(studio, reportError, ending.signal);
  return {
    async close(hurry) {
      ending.abort();
      // A large engine removes for minutes: that is not waited for beyond the grace.
      await Promise.race([done, studio.clock.sleep(budgetGraceMs, hurry).catch(() => {})]);
    },
  };
}

/** Something that works until it is closed; `hurry` aborts when nobody wants to wait for it any more. */
interface Part {
  close(hurry: AbortSignal): Promise<void>;
}

function openWorker(
  { workerCount, graceMs }: Config,
  { studio }: RunningStudio,
  metrics: StudioMetrics,
  log: Logger,
): Part {
  const worker = startWorker({
    studio,
    workerId: studio.process.id,
    limit: workerCount,
    isReady: () => studio.preparation.isReady(),
    reportError: (error, buildId) => log.error({ err: error, buildId }, 'the worker met a problem'),
    observer: {
      began: ({ buildId, attempt, purpose }) => log.info({ buildId, attempt, purpose }, 'a build began'),
      wrote: (_, lineCount) => metrics.countLines(lineCount),
      left({ buildId, attempt, purpose }, reason) {
        log.info({ buildId, attempt, purpose, reason }, 'a build went to another attempt');
        metrics.countLeft(reason);
      },
      ended({ buildId, attempt, purpose }, end) {
        log.info({ buildId, attempt, purpose, ...end }, 'a build ended');
        metrics.countBuild({ purpose, ...end });
      },
    },
  });
  return { close: (hurry) => worker.stop({ graceMs, hurry }) };
}

async function openDoors(
  config: Config,
  { studio, accounts }: RunningStudio,
  { answerOperations, metrics }: { readonly answerOperations: AnswerOperations; readonly metrics: StudioMetrics },
  log: Logger,
): Promise<{ readonly http: HttpServer; readonly pages: Pages }> {
  const pages = await openPages(config);
  const http = createHttpServer({
    studio,
    basePath: config.basePath,
    answerOperations,
    findUser: accounts.findUser,
    handleAccounts: accounts.handle,
    handlePages: pages.handle,
    upgradePages: pages.upgrade,
    reportError: (error, request) => log.error({ err: error, ...request }, 'a request failed'),
    onAnswered: (request) => {
      log.debug(request, 'a request was answered');
      metrics.countRequest(request.status, request.durationMs);
    },
  });
  return { http, pages };
}

async function listen(server: Server, { host, port }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const message =
        error.code === 'EADDRINUSE' ? `Port ${port} is taken: choose another with --port.` : error.message;
      reject(new Error(message, { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  const bound = server.address() as AddressInfo;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return `http://${name}:${bound.port}`;
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

/** The first signal ends the studio in order; a second one ends the grace of what still works. */
function stopOnSignal(log: Logger, graceMs: number, close: (hurry: AbortSignal) => Promise<void>): void {
  const hurry = new AbortController();
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) {
      hurry.abort();
      return;
    }
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), graceMs + shutdownLimitMs).unref();
    await close(hurry.signal);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stop(signal).catch((error) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      });
    });
  }
}
