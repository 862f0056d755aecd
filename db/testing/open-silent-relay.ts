import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import pg from 'pg';

export interface SilentRelay {
  /** The same database, through the relay. */
  readonly connectionString: string;
  /** As a firewall that forgets: the connections that there are stay open, and nothing passes any more. New ones are whole. */
  silence(): void;
  close(): Promise<void>;
}

/** A network between a client and the test server, which listens on a Unix socket. */
export async function openSilentRelay(connectionString: string): Promise<SilentRelay> {
  const { host, port, user, database } = new pg.Client({ connectionString });
  const ways = new Set<readonly [Socket, Socket]>();
  const relay = createServer((client) => {
    const server = createConnection(`${host}/.s.PGSQL.${port}`);
    for (const way of [
      [client, server],
      [server, client],
    ] as const) {
      const [from, to] = way;
      ways.add(way);
      from.on('error', () => {});
      from.on('close', () => {
        ways.delete(way);
        to.destroy();
      });
      from.pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  return {
    connectionString: `postgresql://${user}@127.0.0.1:${(relay.address() as AddressInfo).port}/${database}`,
    silence() {
      for (const [from, to] of ways) from.unpipe(to);
    },
    async close() {
      const closed = once(relay, 'close');
      relay.close();
      for (const [from] of ways) from.destroy();
      await closed;
    },
  };
}
