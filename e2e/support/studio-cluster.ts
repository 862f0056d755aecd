import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TRPCClient } from '@trpc/client';
import type { Definition } from '../../core/definition/definition.ts';
import type { LogLine } from '../../core/log/log-line.ts';
import type { AppRouter } from '../../server/api/root.ts';
import { admin } from './admin.ts';
import { freePort } from './free-port.ts';
import { readLog } from './read-log.ts';
import { readPostmaster } from './read-postmaster.ts';
import { startFirstVersion } from './start-first-version.ts';
import { becomeAdmin, createStudioClient } from './studio-client.ts';
import { StudioProcess, type StudioProcessOptions } from './studio-process.ts';
import { withoutEngine } from './without-engine.ts';

/**
 * A studio that has grown out of one process: that process, without an engine, keeps the database, the blobs
 * and the key; web and worker processes join it, each with a data folder of its own.
 */
export class StudioCluster {
  readonly workspace = 'default';
  readonly cookie: string;
  readonly #folder: string;
  readonly #first: StudioProcess;
  readonly #databaseUrl: string;
  readonly #processes: StudioProcess[] = [];

  private constructor(folder: string, first: StudioProcess, databaseUrl: string, cookie: string) {
    this.#folder = folder;
    this.#first = first;
    this.#databaseUrl = databaseUrl;
    this.cookie = cookie;
  }

  static async open(): Promise<StudioCluster> {
    const folder = await mkdtemp(join(tmpdir(), 'env-studio-cluster-'));
    const shared = join(folder, 'shared');
    const first = await StudioProcess.start({ dataFolder: shared, port: await freePort(), variables: withoutEngine });
    const cookie = await becomeAdmin(first.address, await first.adminLink(), admin);
    return new StudioCluster(folder, first, await readDatabaseUrl(shared), cookie);
  }

  /** Where a process called `name` keeps what is its own. */
  dataFolder(name: string): string {
    return join(this.#folder, name);
  }

  /** What each process has to be told. */
  variables(role: 'web' | 'worker'): Readonly<Record<string, string>> {
    return { STUDIO_ROLE: role, DATABASE_URL: this.#databaseUrl, STUDIO_SHARED: this.sharedFolder };
  }

  async start(
    role: 'web' | 'worker',
    name: string,
    { port, variables, ...options }: Partial<Omit<StudioProcessOptions, 'dataFolder'>> = {},
  ): Promise<StudioProcess> {
    const started = await StudioProcess.start({
      dataFolder: this.dataFolder(name),
      port: port ?? (await freePort()),
      variables: { ...this.variables(role), ...variables },
      ...options,
    });
    this.#processes.push(started);
    return started;
  }

  /** Of the process that keeps the database. */
  get sharedFolder(): string {
    return join(this.#folder, 'shared');
  }

  /** The one that keeps the database; a web process as well. */
  get first(): StudioProcess {
    return this.#first;
  }

  /** As a power cut would; its processes end a moment later. */
  async killDatabase(): Promise<void> {
    const { pid } = await readPostmaster(this.sharedFolder);
    process.kill(pid, 'SIGKILL');
  }

  client(at: StudioProcess): TRPCClient<AppRouter> {
    return this.clientAt(at.address);
  }

  clientAt(address: string): TRPCClient<AppRouter> {
    return createStudioClient(address, this.cookie);
  }

  /** Makes an environment and builds its first version, as a client of one web process. */
  startBuild(at: StudioProcess, name: string, definition: Partial<Definition>): Promise<string> {
    return startFirstVersion(this.client(at), { workspace: this.workspace, name, definition });
  }

  build(at: StudioProcess, buildId: string) {
    return this.client(at).build.get.query({ workspace: this.workspace, buildId });
  }

  readLog(at: StudioProcess, buildId: string): Promise<readonly LogLine[]> {
    return readLog(this.client(at), { workspace: this.workspace, buildId });
  }

  async close(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.stop()));
    await this.#first.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function readDatabaseUrl(dataFolder: string): Promise<string> {
  const { socketFolder } = await readPostmaster(dataFolder);
  return `postgresql://studio@${encodeURIComponent(socketFolder)}/postgres`;
}
