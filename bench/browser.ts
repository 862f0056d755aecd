import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { cookiesOf } from '../e2e/support/cookies.ts';
import type { StudioUnderBench } from './studio-under-bench.ts';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** Runs `work` in a Chromium of its own, signed in, with nothing cached. */
export async function inBrowser<Result>(
  studio: StudioUnderBench,
  work: (context: BrowserContext, browser: Browser) => Promise<Result>,
): Promise<Result> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await context.addCookies(cookiesOf(studio.cookie, studio.address));
    return await work(context, browser);
  } finally {
    await browser.close();
  }
}
