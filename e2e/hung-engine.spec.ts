import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { type SecondDaemon, startSecondDaemon } from '../server/adapters/docker/testing/second-daemon.ts';
import { cookiesOf } from './support/cookies.ts';
import { docker } from './support/docker-command.ts';
import { RestartableStudio } from './support/restartable-studio.ts';

const run = promisify(execFile);
/** Of a fault everybody knows the truth within this time; when it is over, too. */
const told = { timeout: 30_000 };

let engine: SecondDaemon;
let studio: RestartableStudio;

test.beforeEach(async () => {
  engine = await startSecondDaemon({ diskBytes: 60_000_000 });
  studio = await RestartableStudio.open({
    DOCKER_HOST: engine.url,
    // Nothing is built here: any image will do as a base, and nobody is asked for a toolbox to put on it.
    STUDIO_BASE_IMAGE: await importImage(),
    PIP_INDEX_URL: 'http://127.0.0.1:9/',
  });
});
test.afterEach(async () => {
  await studio?.close();
  await engine?.stop();
});

/** One that holds a single file. */
async function importImage(): Promise<string> {
  const [archive, reference] = [join(engine.folder, 'image.tar'), 'studio-test/nothing:1'];
  await run('tar', ['--create', '--file', archive, '--directory', '/', 'etc/hostname']);
  await docker('--host', engine.url, 'import', archive, reference);
  return reference;
}

test('an engine that hangs is told on the page with what it means, until it goes on', async ({ page }) => {
  const { workspace } = studio;
  const buildId = await studio.startBuild('waiting', { dockerfile: 'RUN true' });
  await page.context().addCookies(cookiesOf(studio.cookie, studio.process.address));
  await page.goto(`${studio.process.address}/w/${workspace}/builds/${buildId}`);
  const connected = page.getByText(/^Engine \d+\./).first();
  await expect(connected).toBeVisible(told);

  engine.pause();
  const banner = page.getByRole('status').filter({ hasText: 'does not answer in time' });
  await expect(banner).toHaveText(
    `The Docker engine at ${engine.url} does not answer in time. It may be busy or stuck; the studio keeps asking. Builds wait.`,
    told,
  );
  await expect(connected).toHaveCount(0);
  expect(await studio.build(buildId), 'nothing is said to have failed').toMatchObject({ state: 'queued' });

  engine.resume();
  await expect(banner).toHaveCount(0, told);
  await expect(connected).toBeVisible(told);
});
