import { expect, test } from './support/fixtures.ts';

test('an invited viewer joins, sees, and is offered nothing that a viewer may not do', async ({
  page,
  browser,
  workspace,
  studio,
}) => {
  await page.goto(`/w/${workspace}/people`);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: /^viewer/ }).click();
  await dialog.getByRole('button', { name: 'Create invitation link' }).click();
  const link = await dialog.getByRole('textbox', { name: 'invitation link' }).inputValue();
  expect(link).toContain('/invite#');

  const guest = await browser.newContext({ baseURL: studio.address, locale: 'en-GB' });
  const guestPage = await guest.newPage();
  await guestPage.goto(link);
  await guestPage.getByLabel('Name', { exact: true }).fill('Vera Viewer');
  await guestPage.getByLabel('E-mail').fill(`vera-${Date.now()}@example.com`);
  await guestPage.getByLabel('Password', { exact: true }).fill('a long enough password');
  await guestPage.getByRole('button', { name: 'Create account and join' }).click();
  await guestPage.waitForURL(new RegExp(`/w/${workspace}`));
  await expect(guestPage.getByText('Curated-Minimal').first()).toBeVisible();
  await expect(guestPage.getByRole('link', { name: 'New environment' })).toHaveCount(0);
  await expect(guestPage.getByRole('link', { name: 'Audit' })).toHaveCount(0);

  await guestPage.goto(link);
  await expect(guestPage.getByText('This invitation cannot be used')).toBeVisible();
  await guest.close();
});
