import { expect, test } from './support/fixtures.ts';
import { startBuild } from './support/start-build.ts';

const finished = { timeout: 120_000 };

test('an admin puts the studio into maintenance and back: builds drain, writing is refused, a banner says why', async ({
  page,
  browser,
  studio,
  signedIn: { client },
  workspace,
}) => {
  test.setTimeout(420_000);
  const build = async (buildId: string) => client.build.get.query({ workspace, buildId });
  // Another text each time: the engine of the run before has the layer already.
  const steps = `RUN : ${Math.random()}; i=0; while [ $i -lt 80 ]; do i=$((i+1)); echo "tick $i"; sleep 0.1; done`;
  const running = await startBuild({ client, workspace, name: 'drained', dockerfile: steps });
  await expect.poll(async () => (await build(running)).lineCount, finished).toBeGreaterThan(10);

  await page.goto(`/w/${workspace}/operations`);
  await page.getByRole('textbox', { name: 'What everybody is told' }).fill('A bigger disk, back at 15:00.');
  await page.getByRole('button', { name: 'Start maintenance' }).click();
  const banner = page.getByRole('status').filter({ hasText: 'In maintenance since' });
  await expect(banner).toContainText('A bigger disk, back at 15:00.');
  await expect(page.getByText(/still running to (its|their) end/)).toBeVisible();

  const refused = client.environment.create.mutate({ workspace, name: 'too-late' });
  await expect(refused).rejects.toMatchObject({ data: { studio: { code: 'MAINTENANCE' } } });
  await expect.poll(async () => (await build(running)).state, finished).toBe('succeeded');

  // Somebody who is not signed in, in the other language.
  const stranger = await browser.newContext({ baseURL: studio.address, locale: 'zh-TW' });
  const signIn = await stranger.newPage();
  await signIn.goto('/sign-in');
  await expect(signIn.getByRole('status').filter({ hasText: '維護中' })).toContainText('A bigger disk, back at 15:00.');
  await stranger.close();

  // Another page says it too; what it refuses it refuses in words, and what was typed stays.
  await page.goto(`/w/${workspace}/environments/new`);
  await expect(banner).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('too-late');
  await page.getByRole('button', { name: 'Create too-late' }).click();
  await expect(page.getByText(/nothing can be changed until it is over\. A bigger disk/).first()).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('too-late');

  await page.goto(`/w/${workspace}/operations`);
  await expect(page.getByText('Nothing is running any more')).toBeVisible();
  await page.getByRole('button', { name: 'End maintenance' }).click();
  await expect(banner).toHaveCount(0);
  await client.environment.create.mutate({ workspace, name: 'in-time' });
  await page.goto(`/w/${workspace}/audit`);
  await expect(page.getByText('started maintenance')).toBeVisible();
  await expect(page.getByText('ended maintenance')).toBeVisible();
});
