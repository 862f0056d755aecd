import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStudio, type TestStudio } from '../../testing/test-studio.ts';
import type { UseCaseContext } from '../context.ts';
import { createEnvironment } from '../environment/create-environment.ts';
import { listVersions } from './list-versions.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const program = join(repository, 'dist', `register-until-killed-${process.pid}.mjs`);
const rounds = 5;

let opened: TestStudio;
let ada: UseCaseContext;

beforeAll(async () => {
  opened = await openTestStudio();
  ada = await opened.join('contributor');
  await createEnvironment(ada, { name: 'survivor', description: '', tags: [] });
  await build({
    absWorkingDir: repository,
    entryPoints: ['server/testing/register-until-killed.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': repository },
  });
});
afterAll(async () => {
  await rm(program, { force: true });
  await opened.close();
});

/** Lets it register at least `count` versions, kills it in the middle of the next one, and returns what it acknowledged. */
async function registerUntilKilled(round: number, count: number): Promise<number[]> {
  const commandLine = [program, opened.testDatabase.connectionString, JSON.stringify(ada.actor), String(round)];
  const child = spawn(process.execPath, commandLine, { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === count) {
      child.kill('SIGKILL');
    }
  }
  if (child.signalCode === null && child.exitCode === null) {
    await once(child, 'exit');
  }
  return acknowledged;
}

test('after kill -9 in the middle of registrations nothing acknowledged is lost and no number is missing', async () => {
  const acknowledged: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const numbers = await registerUntilKilled(round, 5 + round);
    // One that ended by itself was not killed in the middle of anything.
    expect(numbers.length).toBeGreaterThanOrEqual(5 + round);
    acknowledged.push(...numbers);
  }
  const registered = (await listVersions(ada, { name: 'survivor', limit: 200 })).items.map(({ number }) => number);
  expect(registered).toEqual(Array.from({ length: registered.length }, (_, index) => registered.length - index));
  expect(registered).toEqual(expect.arrayContaining(acknowledged));
  const audited = await opened.testDatabase.client.execute(
    `select resource from audit_entry where action = 'version.register'`,
  );
  expect(audited.rows).toHaveLength(registered.length);
});
