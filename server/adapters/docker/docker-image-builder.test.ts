import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFields } from './buildkit/protobuf.ts';
import { connectEngine } from './connect-engine.ts';
import { DockerImageBuilder } from './docker-image-builder.ts';
import { type CollectedBuild, collectBuild } from './testing/collect-build.ts';

/** An engine that says what no real one can be made to say on demand. */
let folder = '';
let server: Server;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-fake-engine-'));
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const imageId = { id: 'moby.image.id', aux: { ID: 'sha256:aa' } };
const emptyTrace = { id: 'moby.buildkit.trace', aux: '' };
const lines = (...messages: unknown[]) => messages.map((message) => `${JSON.stringify(message)}\n`).join('');

const digest = Buffer.from('a');
const outputTrace = {
  id: 'moby.buildkit.trace',
  aux: writeFields([
    [
      1,
      writeFields([
        [1, digest],
        [3, Buffer.from('[1/1] RUN x')],
        [5, writeFields([[1, 1]])],
      ]),
    ],
    [
      3,
      writeFields([
        [1, digest],
        [3, 1],
        [4, Buffer.from('said\n')],
      ]),
    ],
  ]).toString('base64'),
};
let collected: CollectedBuild | undefined;

async function buildWith(answer: (response: ServerResponse) => void) {
  server = createServer((request, response) => {
    request.resume();
    if (request.url?.startsWith('/build?')) request.on('end', () => answer(response));
    else response.writeHead(204).end();
  });
  server.on('upgrade', (_request, socket) => {
    socket.on('error', () => {});
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
  });
  const socketPath = join(folder, 'docker.sock');
  server.listen(socketPath);
  await once(server, 'listening');
  const docker = connectEngine({ url: `unix://${socketPath}` });
  const builder = new DockerImageBuilder(docker, async () => docker);
  collected = await collectBuild(builder, 'FROM scratch', {}, AbortSignal.timeout(15_000));
  return collected.outcome;
}

describe('DockerImageBuilder', () => {
  it('takes an image id for a success', async () => {
    expect(await buildWith((response) => response.end(lines(imageId)))).toEqual({
      type: 'built',
      imageId: 'sha256:aa',
    });
  });

  it('takes nothing for a success that has no image id', async () => {
    expect(await buildWith((response) => response.end(lines(emptyTrace)))).toMatchObject({ kind: 'engine-lost' });
  });

  it('takes nothing for a success that has an error beside its image id', async () => {
    const error = { error: 'exit code: 3', errorDetail: { message: 'exit code: 3' } };
    const outcome = await buildWith((response) => response.end(lines(imageId, error)));
    expect(outcome).toMatchObject({ type: 'failed', kind: 'command-failed', exitCode: 3 });
  });

  it('does not listen for ever to an engine that repeats itself after the image id', async () => {
    const outcome = await buildWith((response) => {
      response.write(lines(outputTrace, imageId));
      const repeat = setInterval(() => response.write(lines(emptyTrace).repeat(500)), 1);
      response.on('close', () => clearInterval(repeat));
    });
    expect(outcome).toEqual({ type: 'built', imageId: 'sha256:aa' });
    // What it repeats stands for output that it lost: the step that spoke last is said to be clipped.
    expect(collected?.clippedSteps).toEqual(['a']);
  });

  it('knows a cut connection, also in the middle of a line', async () => {
    const outcome = await buildWith((response) => {
      response.write(lines(emptyTrace).slice(0, 10));
      setImmediate(() => response.destroy());
    });
    expect(outcome).toMatchObject({ type: 'failed', kind: 'engine-lost' });
  });

  it('passes on what the engine refuses', async () => {
    const outcome = await buildWith((response) => {
      response
        .writeHead(500, { 'content-type': 'application/json' })
        .end('{"message":"write /x: no space left on device"}');
    });
    expect(outcome).toEqual({ type: 'failed', kind: 'disk-full', message: 'write /x: no space left on device' });
  });
});
