import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import pg from 'pg';

/** A network that can fail. The connections that there are stay open meanwhile; new ones are whole. */
export interface SilentRelay {
  /** The same database, through the relay. */
  readonly connectionString: string;
  /** As a firewall that forgets: nothing passes any more. */
  silence(): void;
  /** What is sent arrives and is done, and no answer comes back any more. */
  swallowAnswers(): void;
  close(): Promise<void>;
}

/** A network between a client and the test server, which listens on a Unix socket. */
export async function openSilentRelay(connectionString: string): Promise<SilentRelay> {
  const { host, port, user, database } = new pg.Client({ connectionString });
  const connections = new Set<{ readonly client: Socket; readonly server: Socket }>();
  const relay = createServer((client) => {
    const server = createConnection(`${host}/.s.PGSQL.${port}`);
    const connection = { client, server };
    connections.add(connection);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('error', () => {});
      from.on('close', () => {
        connections.delete(connection);
        to.destroy();
      });
      from.pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  return {
    connectionString: `postgresql://${user}@127.0.0.1:${(relay.address() as AddressInfo).port}/${database}`,
    silence() {
      for (const { client, server } of connections) {
        client.unpipe(server);
        server.unpipe(client);
      }
    },
    swallowAnswers() {
      for (const { client, server } of connections) server.unpipe(client).resume();
    },
    async close() {
      const closed = once(relay, 'close');
      relay.close();
      for (const { client, server } of connections) {
        client.destroy();
        server.destroy();
      }
      await closed;
    },
  };
}
