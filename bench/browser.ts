import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { cookiesOf } from '../e2e/support/cookies.ts';
import type { StudioUnderBench } from './studio-under-bench.ts';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const page = { viewport: { width: 1440, height: 900 }, locale: 'en-GB' } as const;

/** Runs `work` in a Chromium of its own, signed in, with nothing cached. */
export async function inBrowser<Result>(
  studio: StudioUnderBench,
  work: (context: BrowserContext, browser: Browser) => Promise<Result>,
): Promise<Result> {
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const context = await browser.newContext(page);
    await context.addCookies(cookiesOf(studio.cookie, studio.address));
    return await work(context, browser);
  } finally {
    await browser.close();
  }
}

/** The same with a profile, as people have one: only there does Chromium keep scripts compiled from one tab to the next. */
export async function inBrowserWithProfile<Result>(
  studio: StudioUnderBench,
  work: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const profile = join(studio.scratchFolder, 'profile');
  const context = await chromium.launchPersistentContext(profile, { ...page, executablePath, args: flags });
  try {
    await context.addCookies(cookiesOf(studio.cookie, studio.address));
    return await work(context);
  } finally {
    await context.close();
  }
}
