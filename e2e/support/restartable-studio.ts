import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TRPCClient } from '@trpc/client';
import type { Definition } from '../../core/definition/definition.ts';
import type { LogLine } from '../../core/log/log-line.ts';
import type { AppRouter } from '../../server/api/root.ts';
import { admin } from './admin.ts';
import { freePort } from './free-port.ts';
import { readLog } from './read-log.ts';
import { startFirstVersion } from './start-first-version.ts';
import { becomeAdmin, createStudioClient } from './studio-client.ts';
import { StudioProcess } from './studio-process.ts';

/** A studio that ends and starts again on the same data folder and port, with its admin's client. */
export class RestartableStudio {
  readonly dataFolder: string;
  /** The session outlives restarts. */
  readonly cookie: string;
  readonly client: TRPCClient<AppRouter>;
  readonly workspace = 'default';
  readonly #port: number;
  #process: StudioProcess;

  private constructor(dataFolder: string, port: number, process: StudioProcess, cookie: string) {
    this.dataFolder = dataFolder;
    this.cookie = cookie;
    this.client = createStudioClient(process.address, cookie);
    this.#port = port;
    this.#process = process;
  }

  static async open(variables: Readonly<Record<string, string>> = {}): Promise<RestartableStudio> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'env-studio-moments-'));
    const port = await freePort();
    const process = await StudioProcess.start({ dataFolder, port, variables });
    const cookie = await becomeAdmin(process.address, await process.adminLink(), admin);
    return new RestartableStudio(dataFolder, port, process, cookie);
  }

  get process(): StudioProcess {
    return this.#process;
  }

  /** Label value of this studio's containers on the engine. */
  async instanceId(): Promise<string> {
    const key = (await readFile(join(this.dataFolder, 'secret-key'), 'utf8')).trim();
    return createHash('sha256').update(key).digest('hex').slice(0, 12);
  }

  async start(variables: Readonly<Record<string, string>> = {}): Promise<void> {
    this.#process = await StudioProcess.start({ dataFolder: this.dataFolder, port: this.#port, variables });
  }

  async close(): Promise<void> {
    await this.#process.stop();
    await rm(this.dataFolder, { recursive: true, force: true });
  }

  /** Makes an environment, registers its first version and starts the build of it. */
  startBuild(name: string, definition: Partial<Definition>): Promise<string> {
    return startFirstVersion(this.client, { workspace: this.workspace, name, definition });
  }

  build(buildId: string) {
    return this.client.build.get.query({ workspace: this.workspace, buildId });
  }

  /** All lines there are, up to the most that one call gives. */
  readLog(buildId: string): Promise<readonly LogLine[]> {
    return readLog(this.client, { workspace: this.workspace, buildId });
  }
}
