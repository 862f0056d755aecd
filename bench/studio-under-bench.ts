import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTRPCClient, createWSClient, type TRPCClient, wsLink } from '@trpc/client';
import superjson from 'superjson';
import WebSocket from 'ws';
import { emptyDefinition } from '../core/definition/definition.ts';
import { freePort } from '../e2e/support/free-port.ts';
import { becomeAdmin, createStudioClient } from '../e2e/support/studio-client.ts';
import { StudioProcess } from '../e2e/support/studio-process.ts';
import type { AppRouter } from '../server/api/root.ts';
import { removeImages } from './docker-command.ts';
import { benchName } from './registered-version.ts';

export type Definition = typeof emptyDefinition;

const account = { name: 'Bench', email: 'bench@example.com', password: 'a bench needs a password' };

/** A studio with a fresh data folder, its first admin signed in, base image and toolbox ready. */
export class StudioUnderBench {
  readonly client: TRPCClient<AppRouter>;
  /** Over the WebSocket, for what is watched. */
  readonly live: TRPCClient<AppRouter>;
  readonly workspace: string;
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** The admin's session, as a request header has it. */
  readonly cookie: string;
  /** For whatever a benchmark writes; removed at the end. */
  readonly scratchFolder: string;
  readonly #process: StudioProcess;
  readonly #closeSocket: () => Promise<void>;

  private constructor(process: StudioProcess, cookie: string, workspace: string, scratchFolder: string) {
    this.#process = process;
    this.workspace = workspace;
    this.address = process.address;
    this.cookie = cookie;
    this.scratchFolder = scratchFolder;
    this.client = createStudioClient(process.address, cookie);
    const headers = { cookie, origin: process.address };
    class SignedInSocket extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers });
      }
    }
    const socket = createWSClient({
      url: `${process.address.replace('http', 'ws')}/api/ws`,
      WebSocket: SignedInSocket as unknown as typeof globalThis.WebSocket,
    });
    this.#closeSocket = () => socket.close();
    this.live = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket, transformer: superjson })] });
  }

  /** @param variables of the process's environment, over those of this one */
  static async start(variables: Readonly<Record<string, string>> = {}): Promise<StudioUnderBench> {
    const scratchFolder = await mkdtemp(join(tmpdir(), 'env-studio-bench-'));
    const dataFolder = join(scratchFolder, 'data');
    await mkdir(dataFolder);
    // As root the database runs as somebody else, who has to pass through.
    await chmod(scratchFolder, 0o711);
    const process = await StudioProcess.start({ dataFolder, port: await freePort(), variables });
    const cookie = await becomeAdmin(process.address, await process.adminLink(), account);
    const { workspaces } = await createStudioClient(process.address, cookie).session.current.query();
    const studio = new StudioUnderBench(process, cookie, workspaces[0]?.slug ?? '', scratchFolder);
    await studio.#untilPrepared();
    return studio;
  }

  /** Of the studio's process. */
  get pid(): number {
    return this.#process.pid;
  }

  /** A definition on the default base image. */
  async define(parts: Partial<Definition>): Promise<Definition> {
    const images = await this.client.baseImage.list.query({ workspace: this.workspace });
    const base = images.find((image) => image.isDefault);
    if (!base) throw new Error('there is no default base image');
    return { ...emptyDefinition, baseImage: base.reference, ...parts };
  }

  async close(): Promise<void> {
    await this.#closeSocket();
    await this.#process.stop();
    await removeImages(`envstudio/${this.workspace}/${benchName}*`);
    await rm(this.scratchFolder, { recursive: true, force: true });
  }

  async #untilPrepared(): Promise<void> {
    const deadline = Date.now() + 300_000;
    while (Date.now() < deadline) {
      const { toolbox } = await this.client.engine.status.query({ workspace: this.workspace });
      if (toolbox.state === 'ready') return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error('base image and toolbox were not ready within five minutes');
  }
}
