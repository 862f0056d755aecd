import type { Page } from '@playwright/test';
import { docker } from './support/docker-command.ts';
import { expect, test } from './support/fixtures.ts';

/** The toolbox may have to be made first, and the packages come from the index. */
const built = { timeout: 240_000 };

/** `runId` becomes a variable of the image: what an earlier run of this journey has built is another image. */
async function createFromRequirements(
  page: Page,
  workspace: string,
  name: string,
  runId: string,
  requirements = 'pandas\nscikit-learn\n',
) {
  await page.goto(`/w/${workspace}/environments/new`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: `Create ${name}` }).click();
  await page.waitForURL(/\/drafts\//);
  await page.getByRole('link', { name: /^Pip/ }).click();
  await page.getByRole('textbox', { name: 'Pip section' }).focus();
  await page.keyboard.insertText(requirements);
  await page.getByRole('link', { name: /^Settings/ }).click();
  await page.getByRole('button', { name: 'Add a variable' }).click();
  await page.getByLabel('Name of variable 1').fill('RUN_ID');
  await page.getByLabel('Value of RUN_ID').fill(runId);
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
}

async function registerAndBuild(page: Page) {
  await page.getByRole('button', { name: /^Register version/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What changed and why').fill('the first one');
  await dialog.getByRole('button', { name: /^Register version/ }).click();
}

test('requirements become an image, once; the same definition is ready at once', async ({ page, workspace }) => {
  test.setTimeout(480_000);
  const stamp = Date.now().toString(36);
  const first = `first-${stamp}`;

  await test.step('write, register, build and watch', async () => {
    await createFromRequirements(page, workspace, first, stamp);
    await registerAndBuild(page);
    await page.waitForURL(/\/builds\//, { timeout: 30_000 });
    // Monaco writes no-break spaces.
    await expect(page.locator('.view-line', { hasText: /import\ssklearn/ })).toBeVisible(built);
    await expect(page.getByText(/^built/).first()).toBeVisible(built);
  });

  await test.step('the image imports what was asked for', async () => {
    const image = `envstudio/${workspace}/${first}:1`;
    const program = 'import pandas, sklearn; print(pandas.__version__, sklearn.__version__)';
    expect(await docker('run', '--rm', image, 'python', '-c', program)).toMatch(/^\d+\.\d+\S* \d+\.\d+/);
  });

  await test.step('registering the same again gives the same version', async () => {
    await page.goto(`/w/${workspace}/environments/${first}`);
    await page
      .getByRole('button', { name: /New version/ })
      .first()
      .click();
    await page.waitForURL(/\/drafts\//);
    await page.getByRole('button', { name: /^Register version/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Register/ }).click();
    await expect(page.getByRole('dialog', { name: `${first}@1 is the same already` })).toBeVisible();
    await page.goto(`/w/${workspace}/environments/${first}/versions/2`);
    await expect(page.getByText(/not here/).first()).toBeVisible();
  });

  await test.step('another environment with the same definition is ready at once', async () => {
    await createFromRequirements(page, workspace, `second-${stamp}`, stamp);
    await expect(page.getByText('Ready at once').first()).toBeVisible({ timeout: 30_000 });
    await registerAndBuild(page);
    await page.waitForURL(/\/builds\//, { timeout: 30_000 });
    await expect(page.getByText(/^reused/).first()).toBeVisible();
  });
});

test('a draft is built for a try; registering it afterwards is ready at once', async ({ page, workspace }) => {
  test.setTimeout(480_000);
  const stamp = `tried-${Date.now().toString(36)}`;
  await createFromRequirements(page, workspace, stamp, stamp, 'six\n');
  const draft = page.url();

  await test.step('the test build has no version, and says so', async () => {
    await page.getByRole('button', { name: 'Test build' }).click();
    await page.waitForURL(/\/builds\//, { timeout: 30_000 });
    await expect(page.getByText('test build of a draft')).toBeVisible();
    await expect(page.getByText(/^built/).first()).toBeVisible(built);
    await page.goto(`/w/${workspace}/environments/${stamp}/versions/1`);
    await expect(page.getByText(/not here/).first()).toBeVisible();
  });

  await test.step('the draft knows its image, and its version reuses it', async () => {
    await page.goto(draft);
    await expect(page.getByText('Ready at once').first()).toBeVisible({ timeout: 30_000 });
    await registerAndBuild(page);
    await page.waitForURL(/\/builds\//, { timeout: 30_000 });
    await expect(page.getByText(/^reused/).first()).toBeVisible();
    const image = `envstudio/${workspace}/${stamp}:1`;
    expect(await docker('run', '--rm', image, 'python', '-c', 'import six; print(six.__name__)')).toBe('six');
  });
});
