import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const program = join(import.meta.dirname, 'pace-output');

test('an error that ends a command comes after what it said before, each time', () => {
  const path = join(tmpdir(), `paced-${process.pid}`);
  // So many lines that both streams have something when the pause for them is over.
  const script = 'yes | head -n 4096; echo the last of it; echo what went wrong >&2';
  for (let round = 0; round < 12; round += 1) {
    const file = openSync(path, 'w');
    spawnSync(program, ['sh', '-c', script], { stdio: ['ignore', file, file] });
    closeSync(file);
    expect(readFileSync(path, 'utf8').trimEnd().split('\n').slice(-2)).toEqual(['the last of it', 'what went wrong']);
  }
  rmSync(path);
});

test('it ends as the command ends, with all that was said on each stream', () => {
  const ended = spawnSync(program, ['sh', '-c', 'seq 50000; seq 3 >&2; exit 7'], { encoding: 'utf8' });
  expect(ended.status).toBe(7);
  expect(ended.stdout.split('\n')).toHaveLength(50_001);
  expect(ended.stderr).toBe('1\n2\n3\n');
  expect(spawnSync(program, ['sh', '-c', 'kill -KILL $$']).status).toBe(137);
});
