import { emptyDefinition } from '../core/definition/definition.ts';
import { expect, test } from './support/fixtures.ts';

/** The toolbox may have to be made first. */
const built = { timeout: 240_000 };

test('two built versions are compared, and the older one is made active again', async ({
  page,
  workspace,
  signedIn: { client },
}) => {
  test.setTimeout(300_000);
  const name = `versions-${Date.now().toString(36)}`;
  await client.environment.create.mutate({ workspace, name, description: '', tags: [] });
  for (const [number, pip] of ['six==1.16.0\n', 'six==1.17.0\n'].entries()) {
    await client.version.registerAndBuild.mutate({
      workspace,
      name,
      definition: { ...emptyDefinition, pip, variables: [{ name: 'RUN_ID', value: name }] },
      note: `six ${number + 16}`,
    });
  }
  const address = `/w/${workspace}/environments/${name}/versions`;

  await test.step('each can be made the active one once it is built', async () => {
    for (const number of [1, 2]) {
      await page.goto(`${address}/${number}`);
      const activate = page.getByRole('button', { name: `Make @${number} the active version` });
      await expect(activate).toBeVisible(built);
      await activate.click();
      await expect(page.getByText(`${name}@${number} is the active version now.`)).toBeVisible();
    }
  });

  await test.step('the comparison names the package, and has an address', async () => {
    await page.getByRole('button', { name: 'Compare…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').click();
    await page.getByRole('option', { name: /@1/ }).click();
    await expect(dialog.getByRole('row', { name: /six.*1\.16\.0.*1\.17\.0/ })).toBeVisible();
    await expect(page).toHaveURL(/compare=1/);
    await page.reload();
    await expect(dialog.getByRole('row', { name: /six.*1\.16\.0.*1\.17\.0/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('one click in the history goes back', async () => {
    await page.goto(`${address}/2?tab=history`);
    await page.getByRole('button', { name: 'Make @1 active again' }).click();
    await expect(page.getByText(`${name}@1 is the active version now.`)).toBeVisible();
    await expect(page.getByText('@2 → @1')).toBeVisible();
  });
});

test('what does not fit on a page is loaded on demand', async ({ page, workspace, signedIn: { client } }) => {
  const stamp = Date.now().toString(36);
  const name = `many-${stamp}`;
  await client.environment.create.mutate({ workspace, name, description: '', tags: [] });
  for (let number = 1; number <= 21; number += 1) {
    const definition = { ...emptyDefinition, variables: [{ name: 'NUMBER', value: String(number) }] };
    await client.version.register.mutate({ workspace, name, definition, note: `number ${number}` });
  }
  for (let number = 1; number <= 50; number += 1) {
    await client.environment.create.mutate({ workspace, name: `${name}-${number}`, description: '', tags: [] });
  }

  await page.goto(`/w/${workspace}/environments/${name}`);
  await expect(page.getByRole('link', { name: /@21\b/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /@1\b/ })).toBeHidden();
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(page.getByRole('link', { name: /@1\b/ })).toBeVisible();

  await page.goto(`/w/${workspace}?search=${name}`);
  const rows = page.getByRole('link', { name: new RegExp(`^${name}`) });
  await expect(rows).toHaveCount(50);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(rows).toHaveCount(51);
});

test('an environment is renamed from the list', async ({ page, workspace, signedIn: { client } }) => {
  const name = `old-${Date.now().toString(36)}`;
  const newName = name.replace('old', 'new');
  await client.environment.create.mutate({ workspace, name, description: '', tags: [] });
  await client.version.register.mutate({ workspace, name, definition: emptyDefinition, note: '' });

  await page.goto(`/w/${workspace}?search=${name.slice(4)}`);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  const dialog = page.getByRole('dialog');
  const action = dialog.getByRole('button', { name: 'Rename' });
  await expect(action).toBeDisabled();
  await dialog.getByLabel('Name').fill('Curated-of-mine');
  await expect(dialog.getByText(/are kept for curated environments/)).toBeVisible();
  await dialog.getByLabel('Name').fill(newName);
  await action.click();
  await expect(page.getByText(`${name} is called ${newName} now.`)).toBeVisible();
  await page.goto(`/w/${workspace}/environments/${newName}/versions/1`);
  await expect(page.getByRole('heading', { name: new RegExp(newName) })).toBeVisible();
});
