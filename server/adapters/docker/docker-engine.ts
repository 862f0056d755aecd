import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { Engine, EngineStatus } from '@/server/ports/engine.ts';
import { dial } from './dial.ts';
import { errorCode, errorMessage } from './engine-error.ts';

export interface EngineTimes {
  /** How long an engine may think about a check before it counts as unavailable. */
  readonly checkTimeoutMs: number;
  readonly pollEveryMs: number;
}

type Unavailable = Extract<EngineStatus, { state: 'unavailable' }>;

/** Watches one engine. It may come and go; nothing here throws because of that. */
export class DockerEngine implements Engine {
  readonly #docker: Docker;
  readonly #address: string;
  readonly #times: EngineTimes;
  #status: EngineStatus;

  constructor(docker: Docker, address: string, times: EngineTimes) {
    this.#docker = docker;
    this.#address = address;
    this.#times = times;
    this.#status = { state: 'unavailable', address, reason: 'other', detail: 'not asked yet' };
  }

  status(): EngineStatus {
    return this.#status;
  }

  async check(): Promise<EngineStatus> {
    const signal = AbortSignal.timeout(this.#times.checkTimeoutMs);
    try {
      this.#status = await this.#ask(signal);
    } catch (error) {
      this.#status = {
        state: 'unavailable',
        address: this.#address,
        reason: signal.aborted ? 'timeout' : unavailableReason(error),
        detail: errorMessage(error),
      };
    }
    return this.#status;
  }

  watch(onChange: (status: EngineStatus) => void, signal: AbortSignal): void {
    const poll = async () => {
      let known = '';
      while (!signal.aborted) {
        const status = await this.check();
        const news = summarize(status);
        if (news !== known && !signal.aborted) onChange(status);
        known = news;
        await delay(this.#times.pollEveryMs, undefined, { signal, ref: false });
      }
    };
    poll().catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  async #ask(signal: AbortSignal): Promise<EngineStatus> {
    const [info, version] = await Promise.all([
      dial<EngineInfo>(this.#docker, { method: 'GET', path: '/info', signal }),
      dial<EngineVersion>(this.#docker, { method: 'GET', path: '/version', signal }),
    ]);
    return {
      state: 'connected',
      engineId: info.ID,
      version: version.Version,
      hasBuildKit: hasBuildKit(version),
      address: this.#address,
      cpuCount: info.NCPU,
      memoryBytes: info.MemTotal,
    };
  }
}

/** What makes a change: not the words of an error, which differ from call to call. */
function summarize(status: EngineStatus): string {
  return JSON.stringify(status.state === 'connected' ? status : [status.state, status.reason]);
}

interface EngineInfo {
  readonly ID: string;
  readonly NCPU: number;
  readonly MemTotal: number;
}

interface EngineVersion {
  readonly Version: string;
  readonly ApiVersion: string;
  readonly Os: string;
  readonly Components?: readonly { readonly Name: string }[];
}

/** BuildKit stands in every Linux engine since 18.09 (API 1.39). Podman speaks the API, but has no sessions. */
function hasBuildKit({ ApiVersion, Os, Components = [] }: EngineVersion): boolean {
  const [major = 0, minor = 0] = ApiVersion.split('.').map(Number);
  const isPodman = Components.some(({ Name }) => /podman/i.test(Name));
  return Os === 'linux' && !isPodman && (major > 1 || minor >= 39);
}

const reasonByCode: Readonly<Record<string, Unavailable['reason']>> = {
  ENOENT: 'no-socket',
  ECONNREFUSED: 'refused',
  // An engine that has just died: the connection was still made, or was cut while it answered.
  ECONNRESET: 'refused',
  EPIPE: 'refused',
  EACCES: 'permission',
  EPERM: 'permission',
  ETIMEDOUT: 'timeout',
};

function unavailableReason(error: unknown): Unavailable['reason'] {
  return reasonByCode[errorCode(error) ?? ''] ?? 'other';
}
