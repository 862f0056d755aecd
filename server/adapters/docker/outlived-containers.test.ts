import { expect, test } from 'vitest';
import { OutlivedContainers } from './outlived-containers.ts';
import { timeLimitLabel, writeTimeLimit } from './time-limit-label.ts';

const limited = (Id: string, waitsFor: 'start' | 'end', State: string) => ({
  Id,
  State,
  Labels: writeTimeLimit({ waitsFor, limitMs: 20_000 }),
});

test('the time counts from when a container was first seen, and leaves some for whoever made it', () => {
  const outlived = new OutlivedContainers();
  const probe = limited('probe', 'end', 'running');
  expect(outlived.find([probe], 1_000_000)).toEqual([]);
  expect(outlived.find([probe, limited('later', 'end', 'exited')], 1_022_999)).toEqual([]);
  expect(outlived.find([probe, limited('later', 'end', 'exited')], 1_023_001)).toEqual(['probe']);
});

test('of a container that lives as long as its input only the start is waited for', () => {
  const outlived = new OutlivedContainers();
  const started = limited('started', 'start', 'running');
  const unstarted = limited('unstarted', 'start', 'created');
  expect(outlived.find([started, unstarted], 0)).toEqual([]);
  expect(outlived.find([started, unstarted], 23_001)).toEqual(['unstarted']);
});

test('what says nothing of its time, or nothing readable, is left alone', () => {
  const outlived = new OutlivedContainers();
  const others = [{}, { [timeLimitLabel]: 'soon' }, { [timeLimitLabel]: 'end -1' }].map((Labels, index) => ({
    Id: `${index}`,
    State: 'exited',
    Labels,
  }));
  expect(outlived.find(others, 0)).toEqual([]);
  expect(outlived.find(others, 1e9)).toEqual([]);
});
