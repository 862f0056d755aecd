import type { Page } from '@playwright/test';
import { emptyDefinition } from '../core/definition/definition.ts';
import { CondaChannel } from './support/conda-channel.ts';
import { cookiesOf } from './support/cookies.ts';
import { expect, test } from './support/fixtures.ts';
import { openEditor } from './support/open-editor.ts';
import { RestartableStudio } from './support/restartable-studio.ts';
import { shownText } from './support/shown-text.ts';

let channel: CondaChannel;
test.beforeAll(async () => {
  channel = await CondaChannel.open();
});
test.afterAll(() => channel.close());

/** The first answer of an index or a channel may have to be fetched. */
const answered = { timeout: 30_000 };

const offers = (page: Page) => page.locator('.suggest-widget.visible .monaco-list-row');
const hover = (page: Page) => page.locator('.monaco-hover:visible');
/** What Monaco shows at the cursor when asked by keyboard. */
const showHover = async (page: Page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
};

test.describe('completion and hover', () => {
  let draftId = '';

  test.beforeEach(async ({ signedIn, workspace }, { testId }) => {
    const name = `offers-${testId.slice(-8)}`;
    ({ draftId } = await signedIn.client.environment.create.mutate({ workspace, name }));
  });

  test('pip: a name, its versions newest first, and what its index says of it, by keyboard alone', async ({
    page,
    workspace,
  }) => {
    await openEditor(page, workspace, draftId, 'pip');
    await page.keyboard.type('pand');
    await expect(offers(page).first()).toContainText('pandas');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('==');
    await expect(offers(page).first()).toContainText(/^\d+\.\d+\.\d+/, answered);
    const versions = (await offers(page).allTextContents()).map((text) => /^\d+(?:\.\d+)*/.exec(text)?.[0] ?? '');
    const sorted = versions.toSorted((left, right) => right.localeCompare(left, 'en', { numeric: true }));
    expect(versions).toEqual(sorted);

    // Enter takes nothing that was not chosen: what one types stays what it is.
    await page.keyboard.type('2.1.4');
    await page.keyboard.press('Enter');
    await expect.poll(() => shownText(page)).toMatch(/^pandas==2\.1\.4\s*latest \d/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await showHover(page);
    await expect(hover(page)).toContainText('data structures', answered);
    await expect(hover(page)).toContainText('Licence: BSD-3-Clause');
    await expect(hover(page)).toContainText(/Asked for: 2\.1\.4 · .*Python >=3\.9/);
  });

  test('pip: options, and extras of a package', async ({ page, workspace }) => {
    await openEditor(page, workspace, draftId, 'pip');
    await page.keyboard.type('--extra');
    await expect(offers(page).first()).toContainText('--extra-index-url');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('pandas[perf');
    await expect(offers(page).filter({ hasText: 'performance' })).toBeVisible(answered);
  });

  test('conda: names and versions of a channel, and channels', async ({ page, workspace, signedIn }, { testId }) => {
    await openEditor(page, workspace, draftId, 'conda');
    await page.keyboard.type('channels:\n- conda-f');
    await expect(offers(page).first()).toContainText('conda-forge');
    await page.keyboard.press('Escape');

    const written = { conda: `channels:\n  - ${channel.url}\ndependencies:\n  - studio-f` };
    const { client } = signedIn;
    const environment = {
      workspace,
      name: `channel-${testId.slice(-8)}`,
      definition: { ...emptyDefinition, ...written },
    };
    const begun = await client.environment.create.mutate(environment);
    await openEditor(page, workspace, begun.draftId, 'conda');
    await page.keyboard.press('Control+End');
    // The toolbox may have to start, and the list is loaded behind the first question.
    await expect(async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Space');
      await expect(offers(page).filter({ hasText: 'studio-frames' })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 90_000 });
    await page.keyboard.type('rames=');
    await expect(offers(page)).toHaveText([/^1\.10\.0/, /^1\.9\.2/, /^1\.0\.0/], answered);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => shownText(page)).toMatch(/- studio-frames=1\.9\.2\s*latest 1\.10\.0/);
    await showHover(page);
    await expect(hover(page)).toContainText(/Latest: 1\.10\.0/, answered);
    await expect(hover(page)).toContainText('Licence: BSD-3-Clause');
  });

  test('conda: keys of the file', async ({ page, workspace }) => {
    await openEditor(page, workspace, draftId, 'conda');
    await page.keyboard.type('depen');
    await expect(offers(page).first()).toContainText('dependencies', answered);
  });

  test('Dockerfile: base images, stages and flags', async ({ page, workspace, signedIn }) => {
    const [image] = await signedIn.client.baseImage.list.query({ workspace });
    if (!image) throw new Error('the studio has a base image');
    await openEditor(page, workspace, draftId, 'dockerfile');
    await page.keyboard.type('FROM ');
    await page.keyboard.press('Control+Space');
    await expect(offers(page).filter({ hasText: image.reference })).toBeVisible(answered);
    await page.keyboard.press('Escape');
    await page.keyboard.type('debian:12 AS tools\nFROM too');
    await expect(offers(page).filter({ hasText: 'tools' }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.type('ls\nRUN --');
    await expect(offers(page).filter({ hasText: '--mount=' })).toBeVisible();
  });
});

test.describe('without a network', () => {
  test.use({ isSignedIn: false });

  test('well-known names are offered, what is not known is said quietly, and nothing pops up', async ({ browser }) => {
    const studio = await RestartableStudio.open({ PIP_INDEX_URL: 'http://127.0.0.1:1/simple' });
    const { client, workspace, cookie, process } = studio;
    const context = await browser.newContext({ baseURL: process.address });
    try {
      await context.addCookies(cookiesOf(cookie, process.address));
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));

      const { draftId } = await client.environment.create.mutate({ workspace, name: 'offline' });
      await openEditor(page, workspace, draftId, 'pip');
      await page.keyboard.type('pand');
      await expect(offers(page).first()).toContainText('pandas');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.type('==2.1.4');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Home');
      await showHover(page);
      await expect(hover(page)).toContainText('Nothing is known of it at the moment', answered);
      await expect(offers(page)).toHaveCount(0);
      expect(await shownText(page)).toBe('pandas==2.1.4');
      await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
      await studio.close();
    }
  });
});
