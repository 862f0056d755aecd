import { freePort } from '../free-port.ts';
import type { StudioCluster } from '../studio-cluster.ts';
import type { StudioProcess } from '../studio-process.ts';

/** What is killed and comes back, by itself or started by us as a service manager would. */
export interface KillTarget {
  readonly name: string;
  readonly killCount: number;
  isStanding(): Promise<boolean>;
  kill(): Promise<void>;
}

const startTries = 10;

/** A process that is started again as soon as it was killed. */
export class KillableProcess implements KillTarget {
  readonly name: 'web' | 'worker';
  killCount = 0;
  readonly #cluster: StudioCluster;
  readonly #port: number;
  /** Undefined while it starts. */
  #process: StudioProcess | undefined;
  #failure: unknown;

  private constructor(cluster: StudioCluster, name: 'web' | 'worker', port: number) {
    this.#cluster = cluster;
    this.name = name;
    this.#port = port;
  }

  static async start(cluster: StudioCluster, name: 'web' | 'worker'): Promise<KillableProcess> {
    const target = new KillableProcess(cluster, name, await freePort());
    await target.#start();
    return target;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async isStanding(): Promise<boolean> {
    if (this.#failure) throw this.#failure;
    return this.#process !== undefined;
  }

  async kill(): Promise<void> {
    const killed = this.#process;
    this.#process = undefined;
    this.killCount += 1;
    await killed?.kill();
    void this.#start().catch((error) => {
      this.#failure = error;
    });
  }

  /** One that finds no database at its start says so and ends: it is started once more. */
  async #start(): Promise<void> {
    for (let tries = 1; !this.#process; tries += 1) {
      this.#process = await this.#cluster
        .start(this.name, `${this.name}-killed`, { port: this.#port })
        .catch((error: unknown) => {
          if (tries === startTries) throw error;
          return undefined;
        });
    }
  }
}

/** Nobody of ours starts it again: its studio does. */
export class KillableDatabase implements KillTarget {
  readonly name = 'postgresql';
  killCount = 0;
  readonly #cluster: StudioCluster;

  constructor(cluster: StudioCluster) {
    this.#cluster = cluster;
  }

  async isStanding(): Promise<boolean> {
    const answer = await fetch(`${this.#cluster.first.address}/readyz`).catch(() => undefined);
    return answer?.ok ?? false;
  }

  async kill(): Promise<void> {
    this.killCount += 1;
    await this.#cluster.killDatabase();
  }
}
