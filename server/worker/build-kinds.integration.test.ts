import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuildStudio, openBuildStudio } from './testing/build-studio.ts';

let studio: BuildStudio;

beforeAll(async () => {
  studio = await openBuildStudio();
  studio.startWorker();
});
afterAll(() => studio.close());

test('a pip section becomes an image whose packages are its lock', async () => {
  const build = await studio.build({ pip: 'six==1.16.0\n' });
  const log = await studio.readLog(build.id);
  expect(build, log.map((line) => line[3]).join('\n')).toMatchObject({ state: 'succeeded', isReused: false });
  expect(build.lineCount).toBe(log.length);
  expect(studio.errors).toEqual([]);
});
