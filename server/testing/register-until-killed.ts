import { emptyDefinition } from '@/core/definition/definition.ts';
import { createClient, openPool } from '@/db/client.ts';
import { createPostgresDatabase } from '@/db/postgres-database.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import type { Engine } from '../ports/engine.ts';
import type { UseCaseContext } from '../usecases/context.ts';
import { registerVersion } from '../usecases/version/register-version.ts';

/** Registers one version after the other and says each number once it is acknowledged, until it is killed. */
const [connectionString = '', actor = '', round = ''] = process.argv.slice(2);
const database = createPostgresDatabase(createClient(openPool(connectionString)));
// Registering touches nothing but the database and the clock, and asks whether an engine is there.
const engine: Pick<Engine, 'status'> = {
  status: () => ({ state: 'unavailable', address: '', reason: 'no-socket', detail: '' }),
};
const context = { database, clock: systemClock, engine, actor: JSON.parse(actor) } as UseCaseContext;

for (let index = 0; ; index += 1) {
  const definition = { ...emptyDefinition, pip: `package-${round}-${index}\n` };
  const input = { name: 'survivor', definition, note: '', description: '', labels: {} };
  const { number } = await registerVersion(context, input);
  process.stdout.write(`${number}\n`);
}
