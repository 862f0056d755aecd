import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createOperationsAnswer } from './api/answer-operations.ts';
import { processUnderTest } from './testing/process-under-test.ts';
import type { Studio } from './usecases/context.ts';
import { createWorkerPort } from './worker-port.ts';

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

test('metrics that cannot be told are one refusal, and the process answers on', async () => {
  const reported: unknown[] = [];
  const render = () => Promise.reject(new Error('the counting failed'));
  const answer = createOperationsAnswer({
    // Neither metrics nor the sign of life ask the studio anything.
    studio: { process: processUnderTest() } as Studio,
    migrationCount: 1,
    metrics: { contentType: 'text/plain', render },
    metricsToken: undefined,
  });
  const port = createWorkerPort(answer, (error) => void reported.push(error));
  close = port.close;
  await new Promise<void>((resolve) => port.server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(port.server.address() as AddressInfo).port}`;

  expect((await fetch(`${address}/metrics`)).status).toBe(500);
  expect(reported.map(String)).toEqual(['Error: the counting failed']);
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true });
});
