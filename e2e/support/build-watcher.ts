import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import superjson from 'superjson';
import WebSocket from 'ws';
import type { BuildDetail } from '../../core/build/build-detail.ts';
import type { LogLine } from '../../core/log/log-line.ts';
import { parseLogLines } from '../../core/log/parse-log-lines.ts';
import type { AppRouter } from '../../server/api/root.ts';

/** Watches one build as a tab does: over a WebSocket that connects again by itself. */
export class BuildWatcher {
  readonly states: BuildDetail['state'][] = [];
  readonly lines: LogLine[] = [];
  /** How often it has connected. */
  connections = 0;
  readonly #close: () => Promise<void>;

  constructor(address: () => string, cookie: string, workspace: string, buildId: string) {
    const onOpen = () => {
      this.connections += 1;
    };
    const connection = createWSClient({
      url: () => `${address().replace('http', 'ws')}/api/ws`,
      WebSocket: class extends WebSocket {
        constructor(url: string) {
          super(url, { headers: { cookie, origin: new URL(url).origin.replace('ws', 'http') } });
        }
      } as unknown as typeof globalThis.WebSocket,
      onOpen,
      retryDelayMs: () => 50,
    });
    const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: connection, transformer: superjson })] });
    client.build.watch.subscribe({ workspace, buildId }, { onData: ({ state }) => void this.states.push(state) });
    client.build.watchLog.subscribe(
      { workspace, buildId },
      {
        onData: ({ data }) => void this.lines.push(...parseLogLines(data.lines)),
      },
    );
    this.#close = () => connection.close();
  }

  close(): Promise<void> {
    return this.#close();
  }
}
