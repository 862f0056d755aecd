import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { freePort } from './support/free-port.ts';
import { StudioProcess } from './support/studio-process.ts';

async function followLink(page: Page, link: string, email: string) {
  await page.goto(link);
  await page.getByLabel('Name', { exact: true }).fill('Grace First');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByRole('button', { name: /create/i }).click();
}

test('a new studio: the one-time link makes the first admin, once', async ({ page }) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'env-studio-first-'));
  const studio = await StudioProcess.start({ dataFolder, port: await freePort() });
  try {
    const link = await studio.adminLink();

    await followLink(page, link, 'grace@example.com');
    await expect(page.getByRole('heading', { name: 'Environments' })).toBeVisible();
    await expect(page.getByText('Curated-Minimal').first()).toBeVisible();

    await page.context().clearCookies();
    await page.goto('about:blank');
    await followLink(page, link, 'mallory@example.com');
    await expect(page.getByText(/expired or was already used/)).toBeVisible();
  } finally {
    await studio.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
});
