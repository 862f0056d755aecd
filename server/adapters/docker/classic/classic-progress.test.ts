import { expect, it } from 'vitest';
import type { ImageBuildEvent } from '@/server/ports/image-builder.ts';
import { ClassicProgress } from './classic-progress.ts';

function follow(...texts: string[]): string[] {
  const events: ImageBuildEvent[] = [];
  const progress = new ClassicProgress(
    (event) => events.push(event),
    () => '2026-01-01T00:00:00.000Z',
  );
  for (const text of texts) progress.write(text);
  progress.end('done');
  return events.map((event) => {
    if (event.type === 'step') return `${event.id} ${event.name} ${event.state}`;
    return event.type === 'output' ? `${event.stepId} ${event.stream}: ${event.texts.join('|')}` : event.type;
  });
}

it('reads steps, their output and the cache', () => {
  expect(
    follow(
      'Step 1/2 : FROM busybox',
      '\n',
      ' ---> 801dde0896a3\n',
      'Step 2/2 : RUN echo hi',
      '\n',
      ' ---> Running in 1f2e3d\n',
      'hi',
      '\n',
      '\u001b[91moh no\n\u001b[0m',
      'Removing intermediate container 1f2e3d\n',
      ' ---> aabbcc\n',
      'Successfully built aabbcc\n',
    ),
  ).toEqual([
    'step-1 [1/2] FROM busybox running',
    'step-1 [1/2] FROM busybox done',
    'step-2 [2/2] RUN echo hi running',
    'step-2 1: hi',
    'step-2 2: oh no',
    'step-2 [2/2] RUN echo hi done',
  ]);
});

it('says what came from the cache', () => {
  expect(follow('Step 1/1 : RUN x', '\n', ' ---> Using cache\n', ' ---> aabbcc\n').at(-1)).toBe(
    'step-1 [1/1] RUN x cached',
  );
});
