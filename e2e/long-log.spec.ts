import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { begun, type StartRequest, startBuild } from './support/start-build.ts';

const countedLines = 120_000;
const counted = Array.from({ length: countedLines }, (_, index) => `count ${index + 1}`);

interface LongLog {
  readonly buildId: string;
  /** Number of the line `count 1`. */
  readonly firstLine: number;
  readonly lineCount: number;
}

let built: Promise<LongLog> | undefined;

/** A finished build that counted, made once for both widths. */
async function buildLongLog(studio: Omit<StartRequest, 'name' | 'dockerfile'>): Promise<LongLog> {
  const { client, workspace } = studio;
  const name = `long-${randomUUID().slice(0, 8)}`;
  const buildId = await startBuild({
    ...studio,
    name,
    dockerfile: `RUN : ${name}; seq -f 'count %.0f' 1 ${countedLines}`,
  });
  const build = () => client.build.get.query({ workspace, buildId });
  await expect.poll(async () => (await build()).state, begun).toBe('succeeded');
  const { steps, lineCount } = await build();
  const step = steps.find((candidate) => candidate.name.includes('seq -f'));
  return { buildId, firstLine: step?.firstLine ?? 0, lineCount };
}

/** Numbers and texts of the lines on screen, from top to bottom. */
async function visibleLines(page: Page): Promise<readonly (readonly [number: number, text: string])[]> {
  const rows = await page.evaluate(() => {
    const read = (selector: string, element: Element) => ({
      top: element.getBoundingClientRect().top,
      text: element.textContent?.replaceAll('\u00a0', ' ') ?? '',
      selector,
    });
    const all = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => read(selector, element));
    return [...all('.log-view .line-numbers'), ...all('.log-view .view-line')];
  });
  const texts = new Map(
    rows.filter(({ selector }) => selector.endsWith('view-line')).map(({ top, text }) => [Math.round(top), text]),
  );
  return rows
    .filter(({ selector }) => selector.endsWith('line-numbers'))
    .map(({ top, text }) => [Number(/^\d+/.exec(text)?.[0]), texts.get(Math.round(top)) ?? ''] as const)
    .sort(([left], [right]) => left - right);
}

for (const width of [1440, 390]) {
  test.describe(`a log of ${countedLines} lines, ${width} px wide`, () => {
    test.use({ viewport: { width, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });

    test('is scrolled, linked to, searched, copied and downloaded as if it were short', async ({
      page,
      signedIn: { client },
      workspace,
    }, testInfo) => {
      test.setTimeout(480_000);
      built ??= buildLongLog({ client, workspace });
      const { buildId, firstLine, lineCount } = await built;
      const address = `/w/${workspace}/builds/${buildId}`;
      const lineOf = (count: number) => firstLine + count - 1;
      const isShown = (count: number) =>
        expect
          .poll(async () => (await visibleLines(page)).find(([line]) => line === lineOf(count))?.[1])
          .toBe(`count ${count}`);
      /** Waits while lines are fetched. What is on screen then is the log: consecutive numbers, each with its own text. */
      const isTrue = async () => {
        let shown: Awaited<ReturnType<typeof visibleLines>> = [];
        const countShown = async () => {
          const isCounted = ([line]: (typeof shown)[number]) => line >= firstLine && line < firstLine + countedLines;
          shown = (await visibleLines(page)).filter(isCounted);
          return shown.length;
        };
        await expect.poll(countShown).toBeGreaterThan(5);
        const first = shown[0]?.[0] ?? 0;
        expect(shown).toEqual(shown.map((_, index) => [first + index, `count ${first + index - firstLine + 1}`]));
        return first;
      };

      await test.step('a link to a line in the middle shows it', async () => {
        await page.goto(address);
        await expect(page.getByRole('scrollbar', { name: 'Place in the log' })).toBeVisible();
        await page.goto(`${address}?line=${lineOf(61_234)}`);
        await isShown(61_234);
        await expect(page.locator('.log-line-linked')).toHaveCount(1);
        await page.screenshot({ path: testInfo.outputPath(`linked-${width}.png`) });
      });

      await test.step('scrolling goes on over the edges of what is loaded, both ways', async () => {
        // A wheel turns two lines at a time here, whatever it is told.
        await page.locator('.log-view').hover();
        const beforeWheel = await isTrue();
        await page.mouse.wheel(0, 1_000);
        await expect.poll(isTrue).toBeGreaterThan(beforeWheel);
        await page.locator('.log-view').click();
        for (const direction of [1, -1]) {
          for (let turn = 0; turn < 3; turn += 1) {
            const before = await isTrue();
            for (let press = 0; press < 80; press += 1)
              await page.keyboard.press(direction > 0 ? 'PageDown' : 'PageUp');
            await expect.poll(async () => direction * ((await isTrue()) - before)).toBeGreaterThan(1_500);
          }
        }
      });

      await test.step('the scrollbar reaches everywhere', async () => {
        const box = await page.getByRole('scrollbar', { name: 'Place in the log' }).boundingBox();
        if (!box) throw new Error('the scrollbar is there');
        await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.25);
        await expect.poll(isTrue).toBeLessThan(40_000);
        await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.25);
        await page.mouse.down();
        await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.75, { steps: 10 });
        await page.mouse.up();
        await expect.poll(isTrue).toBeGreaterThan(80_000);
      });

      await test.step('the ends are one key away', async () => {
        await page.locator('.log-view').click();
        await page.keyboard.press('Control+End');
        await expect.poll(async () => (await visibleLines(page)).at(-1)?.[0]).toBe(lineCount);
        await page.keyboard.press('Control+Home');
        await expect.poll(async () => (await visibleLines(page))[0]?.[0]).toBe(1);
        await page.getByRole('textbox', { name: /Go to a line/ }).fill(String(lineOf(100_000)));
        await page.keyboard.press('Enter');
        await isShown(100_000);
      });

      await test.step('search answers for the whole log', async () => {
        const box = page.getByRole('textbox', { name: 'Search in the log' });
        await box.fill('count 6123');
        await expect(page.getByRole('status').filter({ hasText: 'of 11' })).toBeVisible();
        await box.fill('^count 6123[4-6]$');
        await page.getByRole('button', { name: 'Regular expression' }).click();
        await expect(page.getByRole('status').filter({ hasText: '1 of 3' })).toBeVisible();
        await isShown(61_234);
        await box.press('Enter');
        await expect(page.getByRole('status').filter({ hasText: '2 of 3' })).toBeVisible();
        await isShown(61_235);
        await expect(page.locator('.log-match-current')).toHaveCount(1);
        await page.screenshot({ path: testInfo.outputPath(`found-${width}.png`) });
        await box.press('Shift+Enter');
        await box.press('Shift+Enter');
        await expect(page.getByRole('status').filter({ hasText: '3 of 3' })).toBeVisible();
        await box.fill('');
      });

      await test.step('a range has an address', async () => {
        const range = `${lineOf(70_000)}-${lineOf(70_004)}`;
        await page.goto(`${address}?line=${range}`);
        await isShown(70_000);
        await expect(page.locator('.log-line-linked')).toHaveCount(5);
        if (width > 400) {
          await page
            .locator('.line-numbers', { hasText: new RegExp(`^${lineOf(70_007)}\\b`) })
            .click({ modifiers: ['Shift'] });
          await expect(page).toHaveURL(new RegExp(`line=${lineOf(70_000)}-${lineOf(70_007)}`));
        }
        await page.getByRole('button', { name: 'More for the log' }).click();
        await page.getByRole('menuitem', { name: 'Copy as Markdown' }).click();
        await expect
          .poll(() => page.evaluate(() => navigator.clipboard.readText()))
          .toContain('```text\ncount 70000\ncount 70001\n');
      });

      await test.step('all of it is selected and copied, also what is not loaded', async () => {
        await page.locator('.log-view').click();
        await page.keyboard.press('Control+a');
        await page.keyboard.press('Control+c');
        await expect(page.getByText(`${lineCount.toLocaleString('en')} lines copied`)).toBeVisible({ timeout: 30_000 });
        const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
        expect(copied).toHaveLength(lineCount);
        expect(copied.slice(firstLine - 1, firstLine - 1 + countedLines)).toEqual(counted);
      });

      await test.step('the page stays small', async () => {
        const usedBytes = await page.evaluate(
          () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
        );
        expect(usedBytes).toBeLessThan(300 * 1024 * 1024);
      });

      await test.step('every file of it equals the source', async () => {
        const get = async (extension: string) => {
          const response = await page.request.get(`/api/w/${workspace}/builds/${buildId}/log.${extension}`);
          expect(response.status()).toBe(200);
          return response.body();
        };
        const sourceOf = (text: string) =>
          text
            .trimEnd()
            .split('\n')
            .slice(firstLine - 1, firstLine - 1 + countedLines);
        expect(sourceOf((await get('txt')).toString())).toEqual(counted);
        expect(sourceOf(gunzipSync(await get('txt.gz')).toString())).toEqual(counted);
        const last: unknown = JSON.parse((await get('jsonl')).toString().trimEnd().split('\n').at(-1) ?? '');
        expect(last).toMatchObject({ line: lineCount });
      });
    });
  });
}
