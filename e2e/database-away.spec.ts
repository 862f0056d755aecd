import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { pausePostgres } from '../db/testing/pause-postgres.ts';
import { cookiesOf } from './support/cookies.ts';
import { readPostmaster } from './support/read-postmaster.ts';
import { RestartableStudio } from './support/restartable-studio.ts';
import { takeDatabaseAway } from './support/take-database-away.ts';
import { withoutEngine } from './support/without-engine.ts';

/** Of a fault everybody knows the truth within this time, and not much later all is as it was. */
const toldOf = { timeout: 30_000 };
const recovered = { timeout: 30_000 };

let studio: RestartableStudio;

test.afterEach(() => studio.close());

function banner(page: Page) {
  return page.getByRole('status').filter({ hasText: 'The studio’s database does not answer.' });
}

/** Lines of the log that a page has. */
async function countLines(page: Page): Promise<number> {
  const [shown = '0'] = await page.getByText(/^[\d,]+ lines?$/).allTextContents();
  return Number.parseInt(shown.replaceAll(',', ''), 10);
}

test('a database that is away is told in one banner, which goes by itself once it is back', async ({ page }) => {
  studio = await RestartableStudio.open(withoutEngine);
  const { client, workspace } = studio;
  await page.context().addCookies(cookiesOf(studio.cookie, studio.process.address));
  await client.environment.create.mutate({ workspace, name: 'before', description: '', tags: [] });
  await page.goto(`${studio.process.address}/w/${workspace}/environments/new`);
  await expect(page.getByRole('link', { name: 'Environments' }).first()).toBeVisible();
  const putBack = await takeDatabaseAway(studio.dataFolder);

  // Its connections may have one more answer in them than it has lives.
  const askForBefore = () => client.environment.get.query({ workspace, name: 'before' });
  const refusal = () => askForBefore().catch(({ data }) => data?.studio?.code);
  await expect.poll(refusal).toBe('DATABASE_UNAVAILABLE');
  const created = { workspace, name: 'meanwhile', description: '', tags: [] };
  await expect(client.environment.create.mutate(created)).rejects.toMatchObject({
    data: { httpStatus: 503, studio: { code: 'DATABASE_UNAVAILABLE' } },
  });
  const metrics = await (await fetch(`${studio.process.address}/metrics`)).text();
  expect(metrics).toContain('\nenvstudio_database_up 0\n');
  await page.getByRole('link', { name: 'Environments' }).first().click();
  await expect(banner(page)).toHaveCount(1);
  await expect(page.getByRole('heading', { name: 'The environments could not be loaded' })).toBeVisible();
  const late = await page.context().newPage();
  await late.goto(`${studio.process.address}/w/${workspace}`);
  await expect(late.getByRole('heading', { name: 'The studio could not be opened' })).toBeVisible();

  await putBack();
  await expect(banner(page)).toHaveCount(0, recovered);
  for (const each of [page, late]) await expect(each.getByRole('link', { name: 'before' })).toBeVisible(recovered);
});

test('a database that hangs is told as one that is away, and all goes on when it wakes', async ({ page }) => {
  studio = await RestartableStudio.open(withoutEngine);
  const { client, workspace } = studio;
  const { address } = studio.process;
  await page.context().addCookies(cookiesOf(studio.cookie, address));
  await client.environment.create.mutate({ workspace, name: 'before', description: '', tags: [] });
  await page.goto(`${address}/w/${workspace}/environments/new`);
  await expect(page.getByRole('link', { name: 'Environments' }).first()).toBeVisible();
  const paused = await pausePostgres(join(studio.dataFolder, 'postgres'));
  try {
    const began = performance.now();
    const created = { workspace, name: 'meanwhile', description: '', tags: [] };
    const late = await page.context().newPage();
    await Promise.all([
      expect(client.environment.create.mutate(created)).rejects.toMatchObject({
        data: { httpStatus: 503, studio: { code: 'DATABASE_UNAVAILABLE' } },
      }),
      expect(fetch(`${address}/readyz`).then(({ status }) => status)).resolves.toBe(503),
      page.getByRole('link', { name: 'Environments' }).first().click(),
      expect(banner(page)).toHaveCount(1, toldOf),
      late.goto(`${address}/w/${workspace}`),
      expect(late.getByRole('heading', { name: 'The studio could not be opened' })).toBeVisible(toldOf),
    ]);
    expect(performance.now() - began).toBeLessThan(toldOf.timeout);

    paused.resume();
    await expect(banner(page)).toHaveCount(0, recovered);
    for (const each of [page, late]) await expect(each.getByRole('link', { name: 'before' })).toBeVisible(recovered);
  } finally {
    paused.resume();
  }
});

test('the page of a build goes on by itself, one that was open all the time and one that was opened meanwhile', async ({
  page,
}) => {
  test.setTimeout(300_000);
  studio = await RestartableStudio.open();
  const { client, workspace } = studio;
  await page.context().addCookies(cookiesOf(studio.cookie, studio.process.address));
  const dockerfile = `RUN i=0; while true; do i=$((i+1)); echo "tick $i"; sleep 0.1; done; echo ${randomUUID()}`;
  const buildId = await studio.startBuild('ticking', { dockerfile });
  const late = await page.context().newPage();
  for (const each of [page, late]) {
    await each.goto(`${studio.process.address}/w/${workspace}/builds/${buildId}`);
    await expect.poll(() => countLines(each), { timeout: 120_000 }).toBeGreaterThan(20);
  }
  await late.getByRole('link', { name: 'Environments' }).first().click();
  await expect(late.getByRole('heading', { name: 'Environments' })).toBeVisible();

  const putBack = await takeDatabaseAway(studio.dataFolder);
  const refusal = () => studio.build(buildId).catch(({ data }) => data?.studio?.code);
  await expect.poll(refusal).toBe('DATABASE_UNAVAILABLE');
  await late.goBack();
  for (const each of [late, page]) await expect(banner(each)).toHaveCount(1, { timeout: 30_000 });

  await putBack();
  for (const each of [page, late]) {
    await expect(banner(each)).toHaveCount(0, recovered);
    const before = await countLines(each);
    await expect.poll(() => countLines(each), recovered).toBeGreaterThan(before);
  }
  await client.build.cancel.mutate({ workspace, buildId });
  for (const each of [page, late]) await expect(each).toHaveTitle(/Cancelled/, recovered);
});

test('a database that is killed is back before anybody has to be told', async () => {
  studio = await RestartableStudio.open(withoutEngine);
  const { client, workspace } = studio;
  const { pid } = await readPostmaster(studio.dataFolder);
  await client.environment.create.mutate({ workspace, name: 'before', description: '', tags: [] });
  process.kill(pid, 'SIGKILL');
  const isBack = async () => {
    const restarted = await readPostmaster(studio.dataFolder).catch(() => undefined);
    if (!restarted || restarted.pid === pid) return false;
    return await client.environment.get.query({ workspace, name: 'before' }).then(Boolean, () => false);
  };
  await expect.poll(isBack, { timeout: 5_000, intervals: [50] }).toBe(true);
});
