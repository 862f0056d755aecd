import { randomUUID } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createHttpServer, type HttpServer } from './api/http-server.ts';
import { type Config, readConfig } from './config.ts';
import { type InstanceLock, takeInstanceLock } from './instance-lock.ts';
import { openLog } from './log.ts';
import { makeAdminLinkBeside } from './make-admin-link-beside.ts';
import { openPages, type Pages } from './pages.ts';
import { reportPreparation } from './report-preparation.ts';
import { announceInstance, findRunningInstance, withdrawInstance } from './running-instance.ts';
import { createStartReport } from './start-report.ts';
import { seedAllWorkspaces } from './usecases/environment/seed-curated.ts';
import { createSetupLink } from './usecases/people/create-setup-link.ts';
import { openStudio, type RunningStudio } from './wiring.ts';
import { startWorker } from './worker/worker.ts';

/** After this time an orderly end is given up: nothing that still hangs is worth waiting for. */
const shutdownLimitMs = 2_700;

try {
  await main(readConfig(process.argv.slice(2), process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main(config: Config): Promise<void> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) {
    // Open to pass, closed to look: PostgreSQL cannot run as root and has a user of its own in there.
    await chmod(config.dataFolder, 0o711);
  }
  const lock = await takeInstanceLock(join(config.dataFolder, 'studio.lock'));
  if (!lock) {
    await pointToTheOther(config);
    return;
  }
  const log = openLog(join(config.dataFolder, 'logs', 'studio.log'), config.logLevel);
  await start(config, lock, log);
}

/** One studio a folder: the second one says where the first is, and leaves. */
async function pointToTheOther(config: Config): Promise<void> {
  const other = await findRunningInstance(config.dataFolder);
  if (!other) {
    throw new Error(`Another studio holds ${config.dataFolder} and does not answer.`);
  }
  console.log(`Env Studio is running already: ${other.address}`);
  if (config.wantsAdminLink) {
    sayAdminLink(config.publicAddress ?? other.address, await makeAdminLinkBeside(config));
  }
}

async function start(config: Config, lock: InstanceLock, log: Logger): Promise<void> {
  const report = createStartReport(console.log, () => performance.now());
  const running = await openStudio(config, log, (step) => report.begin(step));
  const parts: Part[] = [];
  const close = async () => {
    await withdrawInstance(config.dataFolder);
    await Promise.all(parts.map((part) => part.close()));
    await running.close();
    lock.release();
  };
  stopOnSignal(log, close);
  try {
    await openParts(config, running, parts, log, report);
  } catch (error) {
    // Whoever cannot start leaves no database behind.
    await close();
    throw error;
  }
  log.info({ role: config.role }, 'started');
}

type StartReport = ReturnType<typeof createStartReport>;

async function openParts(
  config: Config,
  running: RunningStudio,
  parts: Part[],
  log: Logger,
  report: StartReport,
): Promise<void> {
  await seedAllWorkspaces(running.studio);
  if (config.role !== 'web') {
    parts.push(openWorker(config, running, log));
  }
  if (config.role !== 'worker') {
    report.begin('pages');
    const { http, pages } = await openDoors(config, running, log);
    parts.push(http, pages);
    const address = await listen(http, config);
    report.finish();
    await announceInstance(config.dataFolder, { address, pid: process.pid });
    await greet(config, running, config.publicAddress ?? address);
    parts.push(openPreparationReport(running, log));
  }
  report.finish();
}

function openPreparationReport({ studio }: RunningStudio, log: Logger): Part {
  const ending = new AbortController();
  reportPreparation(studio, console.log, ending.signal).catch((error) => {
    if (!ending.signal.aborted) log.warn({ err: error }, 'the preparation could not be reported');
  });
  return { close: async () => ending.abort() };
}

/** Something that works until it is closed. */
interface Part {
  close(): Promise<void>;
}

function openWorker({ workerCount }: Config, { studio }: RunningStudio, log: Logger): Part {
  const worker = startWorker({
    studio,
    workerId: randomUUID(),
    limit: workerCount,
    isReady: () => studio.preparation.isReady(),
    reportError: (error) => log.error({ err: error }, 'the worker met a problem'),
  });
  return { close: () => worker.stop() };
}

async function openDoors(
  { installationFolder, isDevelopment }: Config,
  { studio, accounts }: RunningStudio,
  log: Logger,
): Promise<{ readonly http: HttpServer; readonly pages: Pages }> {
  const pages = await openPages(installationFolder, isDevelopment);
  const http = createHttpServer({
    studio,
    findUser: accounts.findUser,
    handleAccounts: accounts.handle,
    handlePages: pages.handle,
    upgradePages: pages.upgrade,
    reportError: (error, path, id) => log.error({ err: error, path, id }, 'a request failed'),
  });
  return { http, pages };
}

async function listen({ server }: HttpServer, { host, port }: Config): Promise<string> {
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

function stopOnSignal(log: Logger, close: () => Promise<void>): void {
  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) {
      return;
    }
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), shutdownLimitMs).unref();
    await close();
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
