import { expect, it } from 'vitest';
import type { ImageBuildEvent } from '@/server/ports/image-builder.ts';
import { BuildProgress } from './build-progress.ts';
import { type Field, writeFields } from './protobuf.ts';

interface VertexFacts {
  readonly digest?: string;
  readonly name?: string;
  readonly cached?: boolean;
  readonly started?: number;
  readonly completed?: number;
  readonly error?: string;
}

const text = (value: string) => Buffer.from(value);
const instant = (seconds: number) => writeFields([[1, seconds]]);

function vertex({ digest = 'a', name = '[1/1] RUN x', cached, started, completed, error }: VertexFacts): Field {
  const fields: Field[] = [
    [1, text(digest)],
    [3, text(name)],
  ];
  if (cached) fields.push([4, 1]);
  if (started !== undefined) fields.push([5, instant(started)]);
  if (completed !== undefined) fields.push([6, instant(completed)]);
  if (error !== undefined) fields.push([7, text(error)]);
  return [1, writeFields(fields)];
}

const log = (content: string, digest = 'a', stream = 1): Field => [
  3,
  writeFields([
    [1, text(digest)],
    [2, instant(1)],
    [3, stream],
    [4, text(content)],
  ]),
];

function follow(...messages: Field[][]) {
  const events: ImageBuildEvent[] = [];
  const progress = new BuildProgress((event) => events.push(event));
  for (const fields of messages) progress.write(writeFields(fields));
  const told = events.flatMap((event) => {
    if (event.type === 'step') return `${event.name} ${event.state}`;
    if (event.type === 'output') return event.texts.map((text) => `${event.stream}: ${text}`);
    return event.type;
  });
  return { told, events, failed: progress.failedVertex };
}

it('tells each state of a step once', () => {
  const { told } = follow(
    [vertex({})],
    [vertex({})],
    [vertex({ started: 1 })],
    [vertex({ started: 1 })],
    [vertex({ started: 1, completed: 2 })],
    [vertex({ started: 1, completed: 2 })],
  );
  expect(told).toEqual(['[1/1] RUN x pending', '[1/1] RUN x running', '[1/1] RUN x done']);
});

it('tells again what starts again, and says at the end that it was cached', () => {
  const { told } = follow(
    [vertex({ started: 1, completed: 2 })],
    [vertex({ started: 5 })],
    [vertex({ started: 5, completed: 6 })],
    [vertex({ started: 7, completed: 8, cached: true })],
  );
  expect(told.map((line) => line.split(' ').at(-1))).toEqual(['running', 'done', 'running', 'done', 'cached']);
});

it('tells the output of a step before its end, the unfinished line too', () => {
  const { told } = follow([vertex({ started: 1, completed: 2 }), log('one\ntw'), log('o'), log('bad', 'a', 2)]);
  expect(told).toEqual(['[1/1] RUN x running', '1: one', '1: two', '2: bad', '[1/1] RUN x done']);
});

it('announces what is cached in its place, but never as at work', () => {
  const { told } = follow([
    vertex({ digest: 'f', name: '[1/2] FROM x', cached: true, started: 1, completed: 2 }),
    vertex({ name: '[2/2] RUN x' }),
  ]);
  expect(told).toEqual(['[1/2] FROM x pending', '[2/2] RUN x pending', '[1/2] FROM x cached']);
});

it('keeps BuildKit’s own doings to itself, and gives the export a name', () => {
  const { told } = follow(
    [vertex({ digest: 'i', name: '[internal] load build context', started: 1 }), log('hidden\n', 'i')],
    [vertex({ digest: 'c', name: 'copy /context /', started: 1, completed: 2 })],
    [vertex({ digest: 'e', name: 'exporting to image', started: 1, completed: 2 })],
  );
  expect(told).toEqual(['export running', 'export done']);
});

it('remembers what failed, also where it is no step of the user’s', () => {
  const name = '[internal] load metadata for docker.io/library/nope:1';
  const { told, failed } = follow([vertex({ name, started: 1, completed: 2, error: 'no such host' })]);
  expect(told).toEqual([]);
  expect(failed).toEqual({ digest: 'a', name, error: 'no such host', isStep: false, hasSeenDiskFull: false });
});

it('takes a cancelled step for cancelled, not for failed', () => {
  const { told, failed } = follow([vertex({ started: 1, completed: 2, error: 'context canceled' })]);
  expect(told.at(-1)).toBe('[1/1] RUN x cancelled');
  expect(failed).toBeUndefined();
});

it('sees in the output that the disk is full', () => {
  const { failed } = follow(
    [vertex({ started: 1 }), log('cp: write error: No space left on device\n')],
    [vertex({ started: 1, completed: 2, error: 'exit code: 1' })],
  );
  expect(failed?.hasSeenDiskFull).toBe(true);
});

it('tells a clipped step apart from its output', () => {
  const { told } = follow([vertex({ started: 1 }), log('1\n[output clipped, log limit 200KiB/s reached]\n')]);
  expect(told).toEqual(['[1/1] RUN x running', '1: 1', 'clipped']);
});

it('passes on the progress of downloads', () => {
  const fields: Field[] = [
    [1, text('layer')],
    [2, text('a')],
    [4, 5],
    [5, 10],
  ];
  const { events } = follow([vertex({ started: 1 }), [2, writeFields(fields)]]);
  expect(events.at(-1)).toEqual({ type: 'progress', stepId: 'a', item: 'layer', current: 5, total: 10 });
});
