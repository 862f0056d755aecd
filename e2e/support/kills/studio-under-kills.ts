import { setTimeout as delay } from 'node:timers/promises';
import type { TRPCClient } from '@trpc/client';
import type { AppRouter } from '../../../server/api/root.ts';
import { refusalCode } from '../refusal-code.ts';

const pauseMs = 30;

/** Calls a studio by whichever of its web processes answers, and counts what it was told when none could. */
export class StudioUnderKills {
  readonly workspace = 'default';
  /** How often each code was given; `UNREACHABLE` when no answer came. */
  readonly refusals = new Map<string, number>();
  readonly #clients: readonly TRPCClient<AppRouter>[];
  #turn = 0;

  constructor(clients: readonly TRPCClient<AppRouter>[]) {
    this.#clients = clients;
  }

  /** Makes a call once; undefined when it was not acknowledged, whatever became of it. */
  async attempt<Result>(call: (client: TRPCClient<AppRouter>) => Promise<Result>): Promise<Result | undefined> {
    this.#turn += 1;
    const client = this.#clients[this.#turn % this.#clients.length];
    if (!client) throw new Error('A studio without web processes.');
    try {
      return await call(client);
    } catch (error) {
      const code = refusalCode(error);
      this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
      await delay(pauseMs);
      return undefined;
    }
  }

  /** Asks until there is an answer. Throws when there is none within half a minute. */
  async ask<Result>(call: (client: TRPCClient<AppRouter>) => Promise<Result>): Promise<Result> {
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      const result = await this.attempt(call);
      if (result !== undefined) return result;
    }
    throw new Error(`No answer within 30 s: ${JSON.stringify([...this.refusals])}`);
  }
}
