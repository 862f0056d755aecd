import type { BrowserContext } from '@playwright/test';
import type { Benchmark } from '../benchmark.ts';
import { inBrowser } from '../browser.ts';
import { median } from '../median.ts';
import { millionLineBuild } from '../million-line-build.ts';

const rounds = 7;
/** Chromium keeps compiled scripts from the second visit on. */
const visitsBefore = 3;

/** Links into a log of a million lines, each opened as an address by somebody who has seen such a page. */
export const linkOnScreen: Benchmark = {
  name: 'link-on-screen-ms',
  what: 'a link into a log of a million lines, from its address to its line on the screen',
  goal: 1_000,
  direction: 'at-most',
  unit: 'ms',
  async measure(studio) {
    const { buildId, lineCount } = await millionLineBuild(studio);
    const page = `${studio.address}/w/${studio.workspace}/builds/${buildId}`;
    return await inBrowser(studio, async (context) => {
      await context.addInitScript(noteWhenLinkIsShown);
      const open = (line: number) => untilShown(context, `${page}?line=${line}`);
      for (let visit = 0; visit < visitsBefore; visit += 1) await open(123_456);
      const measure = async (lineOf: (round: number) => number) => {
        const times: number[] = [];
        for (let round = 0; round < rounds; round += 1) times.push(await open(lineOf(round)));
        return median(times);
      };
      const inTheMiddle = await measure((round) => 200_000 + round * 100_000);
      const atEnd = await measure((round) => lineCount - round);
      console.log(`  in the middle ${inTheMiddle.toFixed(0)} ms, at the end ${atEnd.toFixed(0)} ms`);
      return Math.max(inTheMiddle, atEnd);
    });
  },
};

async function untilShown(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.goto(address);
    const shown = await page.waitForFunction(() => document.documentElement.dataset.linkShownMs);
    // What follows the lines of the link is no part of it, and not to be in the way of the next one.
    await page.waitForLoadState('networkidle');
    return Number(await shown.jsonValue());
  } finally {
    await page.close();
  }
}

/** In the page: milliseconds since its address was opened until the linked line has been drawn. */
function noteWhenLinkIsShown(): void {
  const look = () => {
    const isThere = document.querySelector('.log-line-linked') !== null;
    // The frame that it came with has been drawn when the one after it begins.
    requestAnimationFrame(isThere ? note : look);
  };
  const note = () => {
    document.documentElement.dataset.linkShownMs = String(performance.now());
  };
  requestAnimationFrame(look);
}
