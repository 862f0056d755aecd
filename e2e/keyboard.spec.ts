import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { shownText } from './support/shown-text.ts';

/** Presses Tab until something of that role and name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, role: 'link' | 'button' | 'textbox', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeAttached();
  const isFocused = () => wanted.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 80 && !(await isFocused()); presses += 1) await page.keyboard.press('Tab');
  await expect(wanted).toBeFocused();
}

test('an environment is written, mended and registered without a mouse', async ({ page, workspace, signedIn }) => {
  const name = `keyboard-${Date.now()}`;
  const { draftId } = await signedIn.client.environment.create.mutate({ workspace, name });
  await page.goto(`/w/${workspace}/drafts/${draftId}`);
  const editor = page.getByRole('textbox', { name: /section/ });
  await expect(editor).toBeAttached({ timeout: 60_000 });

  // To a section, and into its text.
  await tabTo(page, 'link', /^Pip/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/section=pip/);
  await tabTo(page, 'textbox', /Pip section/);
  await page.keyboard.type('six=1.16.0\nidna  >= 2\ncertifi=2024.7.4\n');
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems.getByText('2 errors')).toBeVisible();

  // F8 goes to the first problem; Ctrl+. and Enter mend it.
  await page.keyboard.press('Control+End');
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+.');
  await expect(page.getByRole('option', { name: 'Write “==1.16.0”' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => shownText(page)).toContain('six==1.16.0');
  await expect(problems.getByText('1 error')).toBeVisible();

  // Tab stays in the text until Ctrl+M lets it leave, which the page says; Enter on a problem leads back to it.
  await page.keyboard.press('Tab');
  await expect(editor).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('lets Tab leave the editor')).toBeVisible();
  await page.keyboard.press('Control+m');
  await tabTo(page, 'button', /Pip 3:/);
  await page.keyboard.press('Enter');
  await expect(editor).toBeFocused();
  await page.keyboard.press('Control+.');
  await expect(page.getByRole('option', { name: 'Write “==2024.7.4”' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(problems.getByText(/error/)).toBeHidden();

  // One layout, and in order; each is one step back.
  await page.keyboard.press('Shift+Alt+F');
  await expect.poll(() => shownText(page)).toContain('idna>=2');
  await page.keyboard.press('Shift+Alt+O');
  await expect.poll(() => shownText(page)).toMatch(/^certifi==2024\.7\.4.*\nidna>=2.*\nsix==1\.16\.0/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => shownText(page)).toMatch(/^six==1\.16\.0.*\nidna>=2/);

  // Esc closes the top thing only: the find box, then nothing; the dialog, and the page stays.
  await page.keyboard.press('Control+f');
  const find = page.getByRole('textbox', { name: 'Find' });
  await expect(find).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(editor).toBeFocused();
  await tabTo(page, 'button', 'Register version 1');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: `Register ${name}@1` });
  await expect(dialog.getByLabel('What changed and why')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Register version 1' })).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.type('without a mouse');
  await tabTo(page, 'button', /^Register version 1/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect(dialog.getByLabel('Build it right away and watch')).not.toBeChecked();
  await dialog.getByLabel('What changed and why').focus();
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(`**/environments/${name}/versions/1`);
});
