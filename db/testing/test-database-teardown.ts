import { startTestServer } from './test-database.ts';

/** Vitest global set-up of the integration tests: leaves no server behind. */
export async function teardown(): Promise<void> {
  const server = await startTestServer();
  await server.stop();
}
