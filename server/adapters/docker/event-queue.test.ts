import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

async function drain<Event>(queue: EventQueue<Event>, onEvent: (event: Event) => void = () => {}): Promise<Event[]> {
  const events = [];
  for await (const event of queue) {
    events.push(event);
    onEvent(event);
  }
  return events;
}

it('hands out everything in order, before and after the consumer came', async () => {
  const queue = new EventQueue<number>();
  queue.push(1);
  const drained = drain(queue, (event) => event === 2 && queue.push(3));
  await delay(1);
  queue.push(2);
  await delay(1);
  queue.close();
  expect(await drained).toEqual([1, 2, 3]);
});

it('throws the error after what came before it', async () => {
  const queue = new EventQueue<number>();
  const seen: number[] = [];
  queue.push(1);
  queue.close(new Error('cut'));
  queue.close();
  await expect(drain(queue, (event) => seen.push(event))).rejects.toThrow('cut');
  expect(seen).toEqual([1]);
});

it('lets others run after an event that takes long', async () => {
  const queue = new EventQueue<number>();
  for (let number = 0; number < 20; number += 1) queue.push(number);
  queue.close();
  let turns = 0;
  const takeTurn = () => {
    turns += 1;
    setImmediate(takeTurn).unref();
  };
  setImmediate(takeTurn).unref();
  await drain(queue, () => {
    const until = performance.now() + 5;
    while (performance.now() < until);
  });
  expect(turns).toBeGreaterThanOrEqual(19);
});

it('lets others run while it has much to hand out', async () => {
  const queue = new EventQueue<number>();
  for (let number = 0; number < 10_000; number += 1) queue.push(number);
  queue.close();
  let turns = 0;
  let isDrained = false;
  const takeTurn = () => {
    turns += 1;
    if (!isDrained) setImmediate(takeTurn);
  };
  setImmediate(takeTurn);
  await drain(queue);
  isDrained = true;
  expect(turns).toBeGreaterThan(0);
});
