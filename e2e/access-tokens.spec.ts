import { randomUUID } from 'node:crypto';
import { expect, test } from './support/fixtures.ts';
import { begun, startBuild } from './support/start-build.ts';

test('an access token is shown once, follows a log, and stops when it is revoked', async ({
  page,
  baseURL,
  signedIn: { client },
  workspace,
}, testInfo) => {
  test.setTimeout(480_000);
  const name = `token-${randomUUID().slice(0, 8)}`;
  await page.goto(`/w/${workspace}`);
  await page.getByRole('button', { name: /Ada Admin/ }).click();
  await page.getByRole('menuitem', { name: 'Access tokens' }).click();
  await expect(page.getByText('No access tokens yet')).toBeVisible();

  await page.getByRole('button', { name: 'Create access token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Create access token' }).click();
  const token = await dialog.getByRole('textbox', { name: 'Token' }).inputValue();
  expect(token).toMatch(/^studio_[\w-]{43}$/);
  await page.screenshot({ path: testInfo.outputPath('token.png') });
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);

  const dockerfile = `RUN : ${name}; for i in 1 2 3; do echo "step $i"; sleep 1; done`;
  const buildId = await startBuild({ client, workspace, name, dockerfile });
  const follow = () =>
    fetch(`${baseURL}/api/builds/${buildId}/log?follow=1`, { headers: { authorization: `Bearer ${token}` } });
  // It ends with the build, so this waits for it.
  expect(await (await follow()).text()).toContain('step 1\nstep 2\nstep 3\n');
  await expect.poll(async () => (await client.build.get.query({ workspace, buildId })).state, begun).toBe('succeeded');

  await page.reload();
  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  await expect(page.getByText('No access tokens yet')).toBeVisible();
  expect((await follow()).status).toBe(401);
});

test('a failed build is compared with the last good one', async ({
  page,
  signedIn: { client },
  workspace,
}, testInfo) => {
  test.setTimeout(480_000);
  const name = `compared-${randomUUID().slice(0, 8)}`;
  const goodId = await startBuild({ client, workspace, name, dockerfile: `RUN : ${name}; echo fine` });
  const stateOf = async (buildId: string) => (await client.build.get.query({ workspace, buildId })).state;
  await expect.poll(() => stateOf(goodId), begun).toBe('succeeded');
  const { definition } = await client.version.get.query({ workspace, name, number: 1 });
  const broken = { ...definition, dockerfile: `RUN : ${name}; echo "error: the wheel is round" >&2; exit 3\n` };
  const { number } = await client.version.register.mutate({ workspace, name, definition: broken, note: '' });
  const { buildId } = await client.build.start.mutate({ workspace, name, number });
  await expect.poll(() => stateOf(buildId), begun).toBe('failed');

  await page.goto(`/w/${workspace}/builds/${buildId}`);
  await page.getByRole('button', { name: 'Compare with the last good build' }).click();
  await expect(page).toHaveURL(/compare=last-good/);
  const dialog = page.getByRole('dialog', { name: /against the last good build/ });
  await expect(dialog.getByText('The same base image.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /the wheel is round/ })).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('compared.png') });
  await dialog.getByRole('button', { name: /the wheel is round/ }).click();
  await expect(page).toHaveURL(/line=\d+/);
  await expect(page.locator('.log-line-linked')).toBeVisible();
});
