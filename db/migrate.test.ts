import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { migrateDatabase } from './migrate.ts';

test('a database that takes connections and says nothing holds up no start', async () => {
  const silent = createServer((socket) => socket.on('error', () => {}));
  onTestFinished(() => void silent.close());
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port } = silent.address() as AddressInfo;
  const migrated = migrateDatabase(`postgresql://studio@127.0.0.1:${port}/studio`, 'db/migrations', 100);
  await expect(migrated).rejects.toThrow('The database cannot be reached');
});

test('one that is not there is said in a sentence', async () => {
  const migrated = migrateDatabase('postgresql://studio@127.0.0.1:1/studio', 'db/migrations');
  await expect(migrated).rejects.toThrow(/^The database cannot be reached: .*ECONNREFUSED/);
});
