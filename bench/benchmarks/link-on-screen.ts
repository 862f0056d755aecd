import type { BrowserContext } from '@playwright/test';
import type { Benchmark } from '../benchmark.ts';
import { inBrowserWithProfile } from '../browser.ts';
import { median } from '../median.ts';
import { millionLineBuild } from '../million-line-build.ts';

const rounds = 7;
/** Chromium keeps what it has compiled once a script has come a few times. */
const visitsBefore = 5;

/** Links into a log of a million lines, each opened in a tab of its own by somebody who uses the studio. */
export const linkOnScreen: Benchmark = {
  name: 'link-on-screen-ms',
  what: 'a link into a log of a million lines, from its address to its line on the screen',
  goal: 1_000,
  direction: 'at-most',
  unit: 'ms',
  async measure(studio) {
    const { buildId, lineCount } = await millionLineBuild(studio);
    const page = `${studio.address}/w/${studio.workspace}/builds/${buildId}`;
    return await inBrowserWithProfile(studio, async (context) => {
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
  await page.goto(address);
  const shown = await page.waitForFunction(() => document.documentElement.dataset.linkShownMs);
  const shownMs = Number(await shown.jsonValue());
  // What follows the lines of the link is no part of it, and not to be in the way of the next one.
  await page.waitForLoadState('networkidle');
  await page.close();
  return shownMs;
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
