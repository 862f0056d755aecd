import { expect, test } from 'vitest';
import { SendTurns } from './send-turns.ts';

const large = 100_000;

function workFor(durationMs: number): void {
  const endMs = performance.now() + durationMs;
  while (performance.now() < endMs);
}

test('many who have much to send do it one after the other, and whatever else waits is heard in between', async () => {
  const turns = new SendTurns();
  let heard = 0;
  let isOver = false;
  const listen = () => {
    heard += 1;
    if (!isOver) setImmediate(listen);
  };
  setImmediate(listen);
  const sent: number[] = [];
  const senders = Array.from({ length: 100 }, async (_, sender) => {
    await turns.take(large);
    workFor(1);
    sent.push(sender);
  });
  await Promise.all(senders);
  isOver = true;
  expect(sent).toEqual(Array.from({ length: 100 }, (_, sender) => sender));
  expect(heard).toBeGreaterThan(10);
});

test('who asks when nobody does has it at once, also after a pause', async () => {
  const turns = new SendTurns();
  await turns.take(large);
  await new Promise((resolve) => setImmediate(resolve));
  await turns.take(large);
});
