import type { Page } from '@playwright/test';

/** What the editor shows, with the versions noted at the ends of lines. Monaco shows spaces as no-break spaces. */
export async function shownText(page: Page): Promise<string> {
  const lines = await page.locator('.view-lines').first().locator('.view-line').allTextContents();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
