import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { EventBus, Topic } from '@/server/ports/event-bus.ts';

const channel = 'studio';
const reconnectDelayMs = 500;

interface Listener {
  wake(): void;
}

export interface PostgresEventBus extends EventBus {
  close(): Promise<void>;
}

interface HeartbeatOptions {
  /** How often the database is asked for a sign of life … */
  readonly heartbeatMs?: number;
  /** … and how long it may take to answer, less than until the next time. */
  readonly patienceMs?: number;
}

/**
 * Events over one LISTEN connection, fanned out to all subscribers in this process. When the connection
 * was lost, everybody is woken once it is back: what they missed is in the database. A firewall that forgets
 * a quiet connection tells neither end, so the connection is used, and given up when no answer comes.
 */
export async function openEventBus(
  connectionString: string,
  { heartbeatMs = 15_000, patienceMs = 5_000 }: HeartbeatOptions = {},
): Promise<PostgresEventBus> {
  const listeners = new Map<string, Set<Listener>>();
  const ending = new AbortController();
  let client: pg.Client | undefined;
  let reconnecting: Promise<void> | undefined;

  const wakeAll = () => {
    for (const listener of [...listeners.values()].flatMap((set) => [...set])) {
      listener.wake();
    }
  };

  const connect = async () => {
    const connecting = new pg.Client({
      connectionString,
      application_name: 'env-studio events',
      keepAlive: true,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    });
    connecting.on('notification', ({ payload }) => {
      for (const listener of listeners.get(payload ?? '') ?? []) {
        listener.wake();
      }
    });
    connecting.on('error', () => {});
    try {
      await connecting.connect();
      await connecting.query(`listen ${channel}`);
    } catch (error) {
      await connecting.end().catch(() => {});
      throw error;
    }
    client = connecting;
    const heartbeat = setInterval(() => {
      // Ended with a question under way, a connection is cut off instead of being taken leave of.
      connecting.query('select 1').catch(() => connecting.end());
    }, heartbeatMs);
    connecting.once('end', () => {
      clearInterval(heartbeat);
      if (ending.signal.aborted) return;
      reconnecting = reconnect().finally(() => {
        reconnecting = undefined;
      });
    });
  };

  const reconnect = async () => {
    while (!ending.signal.aborted) {
      await sleep(reconnectDelayMs, undefined, { signal: ending.signal }).catch(() => {});
      if (ending.signal.aborted) return;
      const isBack = await connect().then(
        () => true,
        () => false,
      );
      if (isBack) {
        wakeAll();
        return;
      }
    }
  };

  await connect();
  return {
    subscribe: (topic, signal) => listen(listeners, topic, signal),
    async close() {
      ending.abort();
      // One that connects at this very moment has made a client that has to be ended as well.
      await reconnecting;
      await client?.end().catch(() => {});
    },
  };
}

/** Registered at the call, not at the first `next()`: nothing published in between is missed. */
function listen(listeners: Map<string, Set<Listener>>, topic: Topic, signal: AbortSignal): AsyncIterable<void> {
  let isPending = false;
  let resolveNext: (() => void) | undefined;
  const listener: Listener = {
    wake() {
      isPending = true;
      resolveNext?.();
    },
  };
  const set = listeners.get(topic) ?? new Set();
  listeners.set(topic, set.add(listener));

  const leave = () => {
    set.delete(listener);
    if (set.size === 0 && listeners.get(topic) === set) {
      listeners.delete(topic);
    }
    resolveNext?.();
  };
  signal.addEventListener('abort', leave, { once: true });
  if (signal.aborted) {
    leave();
  }

  return (async function* () {
    try {
      while (!signal.aborted) {
        if (!isPending) {
          await new Promise<void>((resolve) => {
            resolveNext = resolve;
          });
          resolveNext = undefined;
        }
        if (isPending && !signal.aborted) {
          isPending = false;
          yield;
        }
      }
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  })();
}
