import type { Locator } from '@playwright/test';

/** Drops a file on a place of the page, as from the desktop. */
export async function dropFile(place: Locator, text: string, fileName: string): Promise<void> {
  const dataTransfer = await place.page().evaluateHandle(
    ([content = '', name = '']) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name));
      return transfer;
    },
    [text, fileName],
  );
  await place.dispatchEvent('drop', { dataTransfer });
}
