import type { Page } from '@playwright/test';

/** How many lines the log of the shown build has, as its page says. */
export async function lineCount(page: Page): Promise<number> {
  const shown = await page.getByText(/^[\d,]+ lines?$/).textContent();
  return Number(shown?.replace(/\D/g, '') ?? 0);
}
