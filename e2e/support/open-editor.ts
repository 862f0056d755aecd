import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a section of a draft and puts the cursor into its editor. */
export async function openEditor(page: Page, workspace: string, draftId: string, section = 'pip'): Promise<Locator> {
  await page.goto(`/w/${workspace}/drafts/${draftId}?section=${section}`);
  const editor = page.getByRole('textbox', { name: /section/ });
  await expect(editor).toBeAttached({ timeout: 60_000 });
  await editor.focus();
  return editor;
}
