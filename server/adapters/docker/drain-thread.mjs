import { connect, createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ readonly enginePath: string, readonly relayPath: string }} */
const { enginePath, relayPath } = workerData;

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
server.listen(relayPath, () => parentPort?.postMessage('listening'));
