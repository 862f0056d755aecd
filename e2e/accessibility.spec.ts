import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { emptyDefinition } from '../core/definition/definition.ts';
import { expect, test } from './support/fixtures.ts';

/** Every page that a signed-in admin reaches without building anything. */
const pages = (workspace: string) => [
  `/w/${workspace}`,
  `/w/${workspace}/curated`,
  `/w/${workspace}/environments/new`,
  `/w/${workspace}/environments/Curated-Tutorial/versions/1`,
  `/w/${workspace}/environments/Curated-Tutorial/versions/1?tab=definition`,
  `/w/${workspace}/environments/Curated-Tutorial/versions/1?tab=lock`,
  `/w/${workspace}/environments/Curated-Tutorial/versions/1?tab=dockerfile`,
  `/w/${workspace}/environments/Curated-Tutorial/versions/1?tab=history`,
  `/w/${workspace}/builds`,
  `/w/${workspace}/base-images`,
  `/w/${workspace}/people`,
  `/w/${workspace}/audit`,
  `/w/${workspace}/operations`,
  `/w/${workspace}/storage`,
  `/w/${workspace}/nowhere`,
];

const looks = [
  { theme: 'light', width: 1440, language: 'en' },
  { theme: 'dark', width: 390, language: 'zh-TW' },
] as const;

async function expectNothingSerious(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(serious, what).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page, what: string) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const { theme, width, language } of looks) {
  test.describe(`${theme}, ${width} px, ${language}`, () => {
    test.use({ locale: language, colorScheme: theme, viewport: { width, height: 900 } });

    test('every page: axe finds nothing serious, nothing scrolls sideways, no error in the console', async ({
      page,
      workspace,
    }) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        // The page that is not there is answered as such, which the browser reports.
        const isExpected = message.location().url.endsWith('/nowhere');
        if (message.type() === 'error' && !isExpected) errors.push(message.text());
      });
      for (const path of pages(workspace)) {
        await page.goto(path);
        await expect(page.getByRole('main')).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectNothingSerious(page, path);
        await expectNoSidewaysScroll(page, path);
      }
      expect(errors).toEqual([]);
    });
  });
}

/** What opens above a page, and how; each is reached by the keys or the words that a user has. */
const overlays: readonly { name: string; path: (workspace: string) => string; open: (page: Page) => Promise<void> }[] =
  [
    { name: 'command palette', path: (slug) => `/w/${slug}`, open: (page) => page.keyboard.press('Control+k') },
    { name: 'list of shortcuts', path: (slug) => `/w/${slug}`, open: (page) => page.keyboard.press('?') },
    {
      name: 'what went into the hashes',
      path: (slug) => `/w/${slug}/environments/Curated-Tutorial/versions/1`,
      open: (page) => page.getByRole('button', { name: 'What went into them' }).click(),
    },
    {
      name: 'invitation',
      path: (slug) => `/w/${slug}/people`,
      open: (page) => page.getByRole('button', { name: 'Invite' }).click(),
    },
    {
      name: 'new base image',
      path: (slug) => `/w/${slug}/base-images`,
      open: (page) => page.getByRole('button', { name: 'Add base image' }).click(),
    },
  ];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`what opens above a page, ${colorScheme}`, () => {
    test.use({ colorScheme });

    for (const { name, path, open } of overlays) {
      test(`${name}: axe finds nothing serious, Esc closes it`, async ({ page, workspace }) => {
        await page.goto(path(workspace));
        await expect(page.getByRole('heading').first()).toBeAttached();
        await page.waitForLoadState('networkidle');
        await open(page);
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectNothingSerious(page, name);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      });
    }

    test('comparison of two versions: axe finds nothing serious', async ({ page, workspace, signedIn: { client } }) => {
      const name = `compared-${colorScheme}`;
      const definition = { ...emptyDefinition, pip: 'six==1.16.0  # the old one\n' };
      await client.environment.create.mutate({ workspace, name });
      await client.version.register.mutate({ workspace, name, definition });
      const changed = { ...definition, pip: 'six>=1.17  # the new one\n' };
      await client.version.register.mutate({ workspace, name, definition: changed });
      await page.goto(`/w/${workspace}/environments/${name}/versions/2?compare=1`);
      await expect(page.getByRole('textbox', { name: 'Pip @1' })).toBeAttached();
      await expectNothingSerious(page, 'comparison');
    });
  });
}

test.describe('signed out', () => {
  test.use({ isSignedIn: false });

  test('sign-in: axe finds nothing serious, and the way back is kept', async ({ page, workspace }) => {
    await page.goto(`/w/${workspace}/builds`);
    await page.waitForURL(/\/sign-in\?next=/);
    await expectNothingSerious(page, 'sign-in');
    await page.getByLabel('E-mail').fill('ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('E-mail and password do not belong together.')).toBeVisible();
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(new RegExp(`/w/${workspace}/builds`));
  });
});
