import { expect, test } from './support/fixtures.ts';

const reference = 'nvidia/cuda:12.4.1-runtime-ubuntu22.04';

test('packages for a GPU take the base image that goes with them, say why, and give it back', async ({
  page,
  workspace,
  signedIn: { client },
}) => {
  const { id } = await client.baseImage.add.mutate({ workspace, reference, name: 'CUDA 12.4' });
  try {
    const { draftId } = await client.environment.create.mutate({ workspace, name: `gpu-${Date.now()}` });
    await page.goto(`/w/${workspace}/drafts/${draftId}?section=pip`);
    const editor = page.getByRole('textbox', { name: /Pip section/ });
    await expect(editor).toBeAttached({ timeout: 60_000 });
    await editor.focus();
    await page.keyboard.type('torch==2.4.0+cu124\n');

    // Nobody chose one: it is taken, with its reason and a way back.
    const notice = page.getByText(`Base image is now ${reference}`);
    await expect(notice).toBeVisible({ timeout: 15_000 });
    await expect(page.getByText('CUDA 12.4, because torch==2.4.0+cu124 asks for a GPU.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Take back' }).click();

    // Taken back, it is said what that means, and one press takes it again; this time a person chose.
    await page.getByRole('link', { name: 'Settings' }).click();
    const field = page.getByRole('combobox', { name: 'Base image' });
    await expect(field).toHaveValue(/^envstudio\/debian-python/);
    await expect(page.getByText('“torch==2.4.0+cu124” asks for a GPU, and this base image has no CUDA')).toBeVisible();
    await page.getByRole('button', { name: `Use ${reference}` }).click();
    await expect(field).toHaveValue(reference);
    await expect(page.getByRole('button', { name: /^Use envstudio\/debian-python/ })).toBeVisible();

    await page.getByRole('link', { name: /^Pip/ }).click();
    await editor.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('six==1.17.0\n');
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(field).toHaveValue(reference);
    await expect(page.getByText('asks for a GPU')).toBeHidden();
  } finally {
    await client.baseImage.remove.mutate({ workspace, id });
  }
});
