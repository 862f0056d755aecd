import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

export interface StudioProcessOptions {
  readonly dataFolder: string;
  readonly port: number;
  readonly variables?: Readonly<Record<string, string>>;
  readonly parameters?: readonly string[];
  /** What to run Node with; the studio runs as an ordinary user by it. */
  readonly prefix?: readonly string[];
  /** What Node runs: the server, or what `npm start` does first. */
  readonly program?: readonly string[];
  /** Pages may have to be built before. */
  readonly readyWithinMs?: number;
}

const readyWithinMs = 120_000;
const serverProgram = ['--enable-source-maps', 'dist/server.mjs'];

/** A studio of one's own: the production build as a process, known from outside only. */
export class StudioProcess {
  readonly address: string;
  readonly #child: ChildProcess;
  #output = '';

  private constructor(child: ChildProcess, address: string) {
    this.address = address;
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        this.#output += bytes.toString();
      });
    }
  }

  /** Resolves when the studio answers; throws with its output when it ends before that. */
  static async start(options: StudioProcessOptions) {
    const { dataFolder, port, variables = {}, parameters = [], prefix = [], program = serverProgram } = options;
    const [command = process.execPath, ...commandLine] = [
      ...[...prefix, process.execPath, ...program],
      ...['--port', String(port), '--data', dataFolder, ...parameters],
    ];
    const child = spawn(command, commandLine, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', ...variables },
    });
    const studio = new StudioProcess(child, `http://127.0.0.1:${port}`);
    await studio.#untilReady(options.readyWithinMs ?? readyWithinMs);
    return studio;
  }

  /** Of the process itself, for whoever looks at what it needs. */
  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the studio was not started');
    return this.#child.pid;
  }

  get output(): string {
    return this.#output;
  }

  /** How it ended; null while it runs or when a signal ended it. */
  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** The one-time link that makes an admin, as printed. */
  async adminLink(): Promise<string> {
    const deadline = Date.now() + readyWithinMs;
    while (Date.now() < deadline) {
      const link = /https?:\/\/\S+\/welcome#\S+/.exec(this.#output)?.[0];
      if (link) return link;
      await delay(50);
    }
    throw new Error(`no admin link was printed:\n${this.#output}`);
  }

  /** Stops its clock, as a machine that hangs would. */
  pause(): void {
    this.#child.kill('SIGSTOP');
  }

  resume(): void {
    this.#child.kill('SIGCONT');
  }

  /** Orderly. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#hasEnded()) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    await ended;
  }

  async #untilReady(withinMs: number): Promise<void> {
    const deadline = Date.now() + withinMs;
    while (Date.now() < deadline) {
      if (this.#hasEnded()) throw new Error(`the studio ended:\n${this.#output}`);
      const response = await fetch(`${this.address}/api/health`).catch(() => undefined);
      if (response?.ok) return;
      await delay(50);
    }
    await this.kill();
    throw new Error(`the studio did not answer in time:\n${this.#output}`);
  }
}
