import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from './support/free-port.ts';
import { StudioProcess } from './support/studio-process.ts';

test('a new studio: the one-time link makes the first admin, once', async ({ page }) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'env-studio-first-'));
  const studio = await StudioProcess.start({ dataFolder, port: await freePort() });
  try {
    const link = await studio.adminLink();

    await page.goto(link);
    await page.getByLabel('Name', { exact: true }).fill('Grace First');
    await page.getByLabel('E-mail').fill('grace@example.com');
    await page.getByLabel('Password', { exact: true }).fill('a long enough password');
    await page.getByRole('button', { name: /create/i }).click();

    await expect(page.getByRole('heading', { name: 'Environments' })).toBeVisible();
    await expect(page.getByText('Curated-Minimal').first()).toBeVisible();

    await page.context().clearCookies();
    await page.goto('about:blank');
    await page.goto(link);
    await expect(page.getByText(/expired or was already used/)).toBeVisible();
  } finally {
    await studio.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
});
