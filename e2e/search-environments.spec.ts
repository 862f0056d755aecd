import { emptyDefinition } from '../core/definition/definition.ts';
import { expect, test } from './support/fixtures.ts';
import { begun } from './support/start-build.ts';

test('environments are found by package, owner, state and tag', async ({ page, workspace, signedIn: { client } }) => {
  test.setTimeout(480_000);
  await expect.poll(async () => (await client.engine.status.query({ workspace })).toolbox.state, begun).toBe('ready');
  const [base] = await client.baseImage.list.query({ workspace });
  const stamp = Date.now().toString(36);
  const found = `locked-${stamp}`;
  const other = `written-${stamp}`;
  await client.environment.create.mutate({ workspace, name: found, tags: ['gpu', `team ${stamp}`] });
  await client.environment.create.mutate({ workspace, name: other, tags: ['gpu-old'], description: 'python, one day' });
  const definition = { ...emptyDefinition, baseImage: base?.reference ?? '' };
  await client.version.register.mutate({ workspace, name: found, definition });
  // The version is locked in the background.
  const search = `package:python>=3 ${stamp}`;
  await expect.poll(async () => (await client.environment.list.query({ workspace, search })).total, begun).toBe(1);

  await page.goto(`/w/${workspace}?search=${stamp}`);
  const link = (name: string) => page.getByRole('link', { name: new RegExp(`^${name}`) });
  await expect(link(found)).toBeVisible();
  await expect(link(other)).toBeVisible();
  const field = page.getByRole('searchbox', { name: 'Search environments' });
  await expect(field).toHaveAttribute('placeholder', /package:pandas<3/);
  for (const token of ['package:python', 'package:python>=3,<4', 'tag:GPU', `tag:"team ${stamp}"`]) {
    await test.step(token, async () => {
      // From a list that has both: the answer to one token is the answer to the next.
      await field.fill(stamp);
      await expect(link(other)).toBeVisible();
      await field.fill(`${token} owner:me state:not-built ${stamp}`);
      await expect(link(other)).toBeHidden();
      await expect(link(found)).toBeVisible();
      await expect(page.getByText('1 environment', { exact: true })).toBeVisible();
    });
  }

  await test.step('a link shows the same', async () => {
    await page.goto(`/w/${workspace}?search=${encodeURIComponent(`tag:gpu ${stamp}`)}`);
    await expect(link(found)).toBeVisible();
    await expect(link(other)).toBeHidden();
  });

  await test.step('what cannot be read is said', async () => {
    await field.fill('state:ready');
    await expect(page.getByText('There is no state “ready”.', { exact: false })).toBeVisible();
    await field.fill('package:pandas<');
    await expect(page.getByText('Write package:pandas, package:pandas<3', { exact: false })).toBeVisible();
    await field.fill(`package:python<3 ${stamp}`);
    await expect(page.getByText('No environment matches')).toBeVisible();
  });
});
