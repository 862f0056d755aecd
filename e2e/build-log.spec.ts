import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { devices, type Locator, type Page } from '@playwright/test';
import { parseLogLines } from '../core/log/parse-log-lines.ts';
import { expect, test } from './support/fixtures.ts';
import { lineCount } from './support/line-count.ts';
import { begun, startBuild } from './support/start-build.ts';

const clipboard = ['clipboard-read', 'clipboard-write'];
const unique = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;
const lineNumber = (page: Page, number: number): Locator =>
  page.locator('.line-numbers', { hasText: new RegExp(`^${number}\\s`) });

test('a log is followed live, survives a cut connection, and can be searched, linked and paused', async ({
  page,
  browser,
  studio,
  signedIn: { client },
  workspace,
}) => {
  test.setTimeout(480_000);
  const token = randomUUID();
  const dockerfile = `RUN for i in $(seq 1 600); do echo "count $i"; sleep 0.1; done; echo ${token}`;
  const buildId = await startBuild({ client, workspace, name: unique('counter'), dockerfile });
  const sockets: { close(): Promise<void> }[] = [];
  await page.routeWebSocket(/\/api\/ws/, (route) => {
    route.connectToServer();
    sockets.push(route);
  });
  await page.goto(`/w/${workspace}/builds/${buildId}`);

  await test.step('the tab says how it stands, and lines come by themselves', async () => {
    await expect(page).toHaveTitle(/Building/, begun);
    await expect.poll(() => lineCount(page), begun).toBeGreaterThan(20);
    await expect(page.getByRole('button', { name: 'Following' })).toBeVisible();
  });

  await test.step('scrolling up pauses', async () => {
    // More lines than fit on the screen.
    await expect.poll(() => lineCount(page)).toBeGreaterThan(60);
    await page.locator('.log-view').hover();
    await page.mouse.wheel(0, -4_000);
    await expect(page.getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Follow', exact: true }).press('Enter');
    await expect(page.getByRole('button', { name: 'Following' })).toBeVisible();
  });

  await test.step('a cut connection goes on where it was', async () => {
    const before = await lineCount(page);
    const opened = sockets.length;
    for (const socket of sockets) await socket.close();
    await expect.poll(() => sockets.length, { timeout: 30_000 }).toBeGreaterThan(opened);
    await expect.poll(() => lineCount(page), { timeout: 30_000 }).toBeGreaterThan(before);
  });

  await test.step('at the end every line is there once, and the end is announced', async () => {
    await expect(page).toHaveTitle(/Built/, { timeout: 180_000 });
    await expect(page.getByRole('status').filter({ hasText: 'has succeeded' })).toBeAttached();
    const { lines } = await client.build.readLog.query({ workspace, buildId, firstLine: 1, lineCount: 10_000 });
    const texts = parseLogLines(lines).map(([, , , text]) => text);
    const counted = texts.filter((text) => /^count \d+$/.test(text));
    expect(counted).toEqual(Array.from({ length: 600 }, (_, index) => `count ${index + 1}`));
    await expect.poll(() => lineCount(page)).toBe(texts.length);
  });

  const box = page.getByRole('textbox', { name: 'Search in the log' });
  await test.step('search finds, counts and steps', async () => {
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(response.url());
    });
    await page.keyboard.press('Control+f');
    await page.keyboard.type('count 29');
    await expect(page.getByText('1 of 11')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText('2 of 11')).toBeVisible();
    await expect(page.locator('.view-line', { hasText: /^count\s290$/ })).toBeVisible();
    await page.getByRole('button', { name: 'Regular expression' }).click();
    // On the way to an expression there is none yet: that is said at once, and asks nothing of the server.
    await box.fill('^count 2[357');
    await expect(page.getByText('not an expression')).toBeVisible();
    const answer = page.waitForResponse(/build\.searchLog/);
    await page.keyboard.type(']0$');
    await expect(page.getByText('1 of 3')).toBeVisible();
    await answer;
    expect(refused).toEqual([]);
  });

  await test.step('one Escape ends the search, and the keys move in the log', async () => {
    await box.press('Escape');
    await expect(box).toHaveValue('');
    await page.keyboard.press('Control+End');
    await expect(lineNumber(page, await lineCount(page))).toBeInViewport();
    await page.keyboard.press('Control+Home');
    await expect(lineNumber(page, 1)).toBeInViewport();
  });

  await test.step('a line has an address', async () => {
    await page.goto(`/w/${workspace}/builds/${buildId}?line=120`);
    await expect(lineNumber(page, 120)).toBeVisible();
    await expect(page.locator('.log-line-linked')).toBeVisible();
  });

  const more = page.getByRole('button', { name: 'More for the log' });

  await test.step('a line and a range are linked with the keys alone', async () => {
    await page.context().grantPermissions(clipboard);
    await page.getByRole('textbox', { name: 'Log', exact: true }).focus();
    await page.keyboard.press('Control+g');
    await page.keyboard.type('130');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\?line=130$/);
    await expect(page.locator('.log-line-linked')).toHaveCount(1);
    // From the first character of line 130 to that of 133: three lines.
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+ArrowDown');
    await more.press('Enter');
    await page.getByRole('menuitem', { name: 'Copy link', exact: true }).press('Enter');
    await expect(page.getByText('Link to lines 130–132 copied')).toBeVisible();
    await expect(page).toHaveURL(/\?line=130-132$/);
    await expect(page.locator('.log-line-linked')).toHaveCount(3);
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });

  await test.step('a range is linked on a phone, with a finger', async () => {
    const phone = await browser.newContext({
      ...devices['Pixel 7'],
      baseURL: studio.address,
      locale: 'en-GB',
      permissions: clipboard,
    });
    await phone.addCookies(await page.context().cookies());
    const touched = await phone.newPage();
    const line = (count: number) => touched.locator('.view-line', { hasText: new RegExp(`^count\\s${count}$`) });
    const choose = async (name: string) => {
      await touched.getByRole('button', { name: 'More for the log' }).tap();
      await touched.getByRole('menuitem', { name, exact: true }).tap();
    };
    await touched.goto(`/w/${workspace}/builds/${buildId}`);
    await line(4).tap();
    await choose('Copy link');
    await expect(touched).toHaveURL(/\?line=\d+$/);
    const first = Number(new URL(touched.url()).searchParams.get('line'));
    await line(8).tap();
    await choose('Extend link to this line');
    await expect(touched).toHaveURL(new RegExp(`\\?line=${first}-${first + 4}$`));
    await expect(touched.locator('.log-line-linked')).toHaveCount(5);
    await expect.poll(() => touched.evaluate(() => navigator.clipboard.readText())).toBe(touched.url());
    await phone.close();
  });

  await test.step('a file of it has times when it is asked for them', async () => {
    await more.click();
    await page.getByRole('menuitemcheckbox', { name: 'Times in downloads' }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download as text', exact: true }).click();
    const file = await readFile(await (await saving).path(), 'utf8');
    expect(
      file
        .trimEnd()
        .split('\n')
        .every((text) => /^\d{4}-\d\d-\d\dT[\d:.]+Z /.test(text)),
    ).toBe(true);
  });

  await test.step('a step has an address', async () => {
    const steps = page.getByRole('navigation', { name: 'Steps' });
    await steps.getByRole('button', { name: /count/ }).click();
    await expect(page).toHaveURL(/line=\d+.*step=\d+/);
    await page.reload();
    await expect(steps.getByRole('button', { name: /count/ })).toHaveAttribute('aria-current', 'step');
    await expect(page.locator('.log-line-linked')).toBeVisible();
  });
});

test('a failure says why, shows the line, and leads to another try', async ({
  page,
  signedIn: { client },
  workspace,
}) => {
  test.setTimeout(480_000);
  const name = unique('failing');
  const dockerfile = `RUN echo ${name}; echo "error: the wheel is round" >&2; exit 3`;
  const buildId = await startBuild({ client, workspace, name, dockerfile });
  await page.goto(`/w/${workspace}/builds/${buildId}`);
  await expect(page).toHaveTitle(/Failed/, begun);
  const card = page.getByRole('region', { name: 'A command ended with code 3' });
  await expect(card).toContainText('error: the wheel is round');
  await expect(card.getByRole('link', { name: 'Dockerfile, line 1' })).toBeVisible();
  await card.getByRole('button', { name: /^line \d+$/ }).click();
  await expect(page).toHaveURL(/\?line=\d+/);
  await expect(page.locator('.log-line-linked')).toBeVisible();

  // A line by its number; the keys go on in the log.
  await page.getByRole('textbox', { name: 'Go to a line' }).fill('1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Log', exact: true })).toBeFocused();
  await card.getByRole('button', { name: 'Try again' }).click();
  await expect(page).not.toHaveURL(new RegExp(buildId));
  await expect(page.getByText('the earlier build')).toBeVisible();
});

test('a running build is cancelled', async ({ page, signedIn: { client }, workspace }) => {
  test.setTimeout(480_000);
  const name = unique('endless');
  const buildId = await startBuild({ client, workspace, name, dockerfile: `RUN echo ${name}; sleep 600` });
  await page.goto(`/w/${workspace}/builds/${buildId}`);
  await expect(page.locator('.view-line', { hasText: new RegExp(`^${name}$`) })).toBeVisible(begun);
  await page.getByRole('button', { name: 'Cancel build' }).click();
  await expect(page).toHaveTitle(/Cancelled/, { timeout: 15_000 });
  await page.goto(`/w/${workspace}/builds?state=cancelled`);
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('cancelled');
  await page.goto(`/w/${workspace}?search=${name}`);
  const environment = page.getByRole('row', { name: new RegExp(name) });
  await expect(environment).toContainText('cancelled');
  await environment
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await expect(page.getByText('The newest build was cancelled and left no image.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Build again' })).toBeVisible();
});
