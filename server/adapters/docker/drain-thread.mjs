import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ readonly enginePath: string }} */
const { enginePath } = workerData;
/** `O_PATH` of Linux, which Node does not name: a file as a place to go to, neither to read nor to write. */
const asPlace = 0o10_000_000;

const server = createServer((client) => {
  const engine = connect(enginePath);
  client.pipe(engine);
  // Not a pipe: what the client is too busy to take waits here, and the engine never does.
  engine.on('data', (bytes) => client.write(bytes));
  engine.on('error', () => client.destroy());
  engine.on('close', () => client.end());
  client.on('error', () => {}); // it closes
  client.on('close', () => engine.destroy());
});

// A socket needs a name to begin with; from then on this process alone can reach it, and a killed one leaves no name.
const folder = mkdtempSync(join(tmpdir(), 'env-studio-engine-'));
const name = join(folder, 'engine.sock');
server.listen(name, () => parentPort?.postMessage(`/proc/self/fd/${place}`));
const place = openSync(name, asPlace);
rmSync(folder, { recursive: true });
