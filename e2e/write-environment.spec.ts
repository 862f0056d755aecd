import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { admin } from './support/admin.ts';
import { dropFile } from './support/drop-file.ts';
import { expect, test } from './support/fixtures.ts';
import { openEditor } from './support/open-editor.ts';
import { shownText } from './support/shown-text.ts';

/** Takes the initials in a picture and the shown shortcut for parts of a button's name. */
const experimentalRules = ['label-content-name-mismatch'];

const saved = (page: Page) => page.getByText(/^Saved \d/);

test.describe('writing an environment', () => {
  let draftId = '';
  let name = '';

  test.beforeEach(async ({ signedIn, workspace }, { testId }) => {
    name = `written-${testId.slice(-8)}`;
    ({ draftId } = await signedIn.client.environment.create.mutate({ workspace, name }));
  });

  test('problems are found as one types, jumped to, and gone when mended; a reload keeps the text', async ({
    page,
    workspace,
  }) => {
    await openEditor(page, workspace, draftId);
    await page.keyboard.type('six==1.17.0\nfoo>>1');

    const problems = page.getByRole('region', { name: 'Problems' });
    await expect(problems.getByText('1 error')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Register version 1' })).toBeDisabled();

    await page.keyboard.press('Control+Home');
    await problems.getByRole('button', { name: /Pip 2:4/ }).click();
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('>1');
    await expect(problems.getByText(/No problems found/)).toBeVisible();

    await page.keyboard.press('Control+a');
    await page.keyboard.type('six==1.17.0');
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect.poll(() => shownText(page)).toBe('six==1.17.0');
  });

  test('registering says what happens, and an equal definition is the same version', async ({
    page,
    workspace,
    signedIn,
  }) => {
    await openEditor(page, workspace, draftId);
    await page.keyboard.type('six==1.17.0');
    await expect(saved(page)).toBeVisible();
    await page.getByRole('button', { name: 'Register version 1' }).click();
    const dialog = page.getByRole('dialog', { name: `Register ${name}@1` });
    await dialog.getByLabel('What changed and why').fill('the first one');
    await dialog.getByLabel('Build it right away and watch').uncheck();
    await dialog.getByRole('button', { name: 'Register version 1' }).click();
    await page.waitForURL(`**/environments/${name}/versions/1`);
    await expect(page.getByText('“the first one”')).toBeVisible();

    const { definition } = await signedIn.client.version.get.query({ workspace, name, number: 1 });
    expect(definition.pip).toBe('six==1.17.0');
    const second = await signedIn.client.draft.open.mutate({ workspace, name, fromNumber: 1 });
    await openEditor(page, workspace, second.draftId);
    await page.getByRole('button', { name: /^Register version/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Register version/ })
      .click();
    await expect(page.getByRole('dialog', { name: `${name}@1 is the same already` })).toBeVisible();
  });

  test('a killed tab loses nothing: what was not saved yet is back', async ({ page, context, workspace }) => {
    const editor = await openEditor(page, workspace, draftId);
    await page.route('**/api/trpc/draft.save**', (route) => route.abort());
    await editor.focus();
    await page.keyboard.type('six  # typed while the studio was away');
    await expect(page.getByText(/Offline: kept in this browser/)).toBeVisible();
    const crashed = page.waitForEvent('crash');
    const session = await context.newCDPSession(page);
    session.send('Page.crash').catch(() => {});
    await crashed;

    const again = await context.newPage();
    await openEditor(again, workspace, draftId);
    await expect.poll(() => shownText(again)).toContain('typed while the studio was away');
    await expect(again.getByText(/is back, and is being saved now/)).toBeVisible();
    await expect(saved(again)).toBeVisible();
  });

  test('an expired session asks to sign in again and keeps the text', async ({
    page,
    context,
    workspace,
    signedIn,
  }) => {
    await openEditor(page, workspace, draftId);
    await page.keyboard.type('six');
    // Base image and text are on the server: only what is typed next meets the end of the session.
    await expect
      .poll(async () => (await signedIn.client.draft.get.query({ workspace, draftId })).definition)
      .toMatchObject({ pip: 'six', baseImage: expect.stringContaining('python') });
    await context.clearCookies();
    await page.keyboard.type('==1.17.0');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await dialog.getByLabel('E-mail').fill(admin.email);
    await dialog.getByLabel('Password', { exact: true }).fill(admin.password);
    await dialog.getByRole('button', { name: /sign in/i }).click();
    await expect(saved(page)).toBeVisible();
    await expect.poll(() => shownText(page)).toBe('six==1.17.0');
  });

  test('two texts of one draft: both are kept, one is chosen', async ({ page, workspace, signedIn }) => {
    const editor = await openEditor(page, workspace, draftId);
    await page.route('**/api/trpc/draft.save**', (route) => route.abort());
    await editor.focus();
    await page.keyboard.type('mine');
    await expect(page.getByText(/Offline/)).toBeVisible();

    const { client } = signedIn;
    const theirs = await client.draft.get.query({ workspace, draftId });
    await client.draft.save.mutate({
      workspace,
      draftId,
      revision: theirs.revision,
      sessionId: 'another-browser',
      definition: { ...theirs.definition, pip: 'theirs' },
      description: theirs.description,
      tags: [...theirs.tags],
    });
    await page.unroute('**/api/trpc/draft.save**');

    const conflict = page.getByText(/saved another text of this draft/);
    await expect(conflict).toBeVisible({ timeout: 40_000 });
    await page.getByRole('button', { name: 'Compare', exact: true }).first().click();
    await expect(page.getByRole('dialog', { name: 'Two texts of this draft' })).toContainText('theirs');
    await page.getByRole('dialog').getByRole('button', { name: 'Keep mine' }).click();
    await expect(conflict).toBeHidden();
    await expect(saved(page)).toBeVisible();
    expect((await client.draft.get.query({ workspace, draftId })).definition.pip).toBe('mine');

    const kept = await client.draft.revisions.query({ workspace, draftId });
    const texts = await Promise.all(
      kept.map(({ id }) => client.draft.revision.query({ workspace, draftId, revisionId: id })),
    );
    expect(texts.map(({ definition }) => definition.pip)).toContain('theirs');
  });

  test('a dropped file goes where it belongs and can be taken back, until more is written', async ({
    page,
    workspace,
  }) => {
    const editor = await openEditor(page, workspace, draftId, 'conda');
    const drop = async () => {
      await dropFile(page.locator('.monaco-editor').first(), 'FROM debian:12\nRUN true\n', 'upload.txt');
      await expect(page).toHaveURL(/section=dockerfile/);
      await expect.poll(() => shownText(page)).toContain('FROM debian:12');
    };
    const undo = page.getByRole('button', { name: 'Undo' });
    await drop();
    await undo.click();
    await expect(undo).toBeHidden();
    await expect.poll(() => shownText(page)).not.toContain('FROM debian:12');
    await drop();
    await expect(undo).toBeVisible();
    await editor.focus();
    await page.keyboard.type('# kept');
    await expect(undo).toBeHidden();
    await expect.poll(() => shownText(page)).toContain('# kept');
  });

  test('the form writes a line of the same text', async ({ page, workspace }) => {
    await openEditor(page, workspace, draftId, 'pip');
    await page.getByRole('button', { name: 'Package', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a package' });
    await dialog.getByRole('textbox', { name: 'Package' }).fill('six');
    await dialog.getByRole('textbox', { name: 'Version' }).fill('1.17.0');
    await page.keyboard.press('Enter');
    await expect.poll(() => shownText(page)).toContain('six==1.17.0');
  });

  test('with the keyboard only: Ctrl+M lets Tab leave the editor', async ({ page, workspace }) => {
    const editor = await openEditor(page, workspace, draftId);
    await page.keyboard.press('Tab');
    await expect(editor).toBeFocused();
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Tab');
    await expect(editor).not.toBeFocused();
  });

  test('nothing serious for people with assistive technology, in both themes and widths', async ({
    page,
    workspace,
  }) => {
    for (const section of ['pip', 'settings']) {
      await page.goto(`/w/${workspace}/drafts/${draftId}?section=${section}`);
      const field =
        section === 'settings'
          ? page.getByRole('combobox', { name: 'Base image' })
          : page.getByRole('textbox', { name: /section/ });
      await expect(field).toBeAttached({ timeout: 60_000 });
      for (const [theme, width] of [
        ['light', 1440],
        ['dark', 390],
      ] as const) {
        await page.evaluate((value) => {
          document.documentElement.dataset['theme'] = value;
        }, theme);
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await new AxeBuilder({ page }).disableRules(experimentalRules).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });
});

test('a file dropped anywhere on the page of a new environment becomes its first draft', async ({
  page,
  workspace,
}) => {
  await page.goto(`/w/${workspace}/environments/new`);
  const name = page.getByLabel('Name', { exact: true });
  await name.fill(`dropped-${Date.now().toString(36)}`);
  const text = page.getByRole('textbox', { name: 'Text of the file' });
  await dropFile(name, 'pandas==2.3.3\n', 'requirements.txt');
  await expect(text).toHaveValue('pandas==2.3.3\n');
  await dropFile(name, `${'# too long\n'.repeat(100_000)}`, 'long.txt');
  await expect(page.getByText('long.txt is larger than 1 MB, which no definition is.')).toBeVisible();
  await dropFile(text, 'FROM debian:12\nRUN true\n', 'Dockerfile');
  await expect(text).toHaveValue('FROM debian:12\nRUN true\n');
  await page.getByRole('button', { name: /^Create dropped-/ }).click();
  await page.waitForURL(/\/drafts\//);
  await expect.poll(() => shownText(page)).toContain('FROM debian:12');
});
