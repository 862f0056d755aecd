import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import type { TRPCClient } from '@trpc/client';
import type { AppRouter } from '../../server/api/root.ts';
import { admin } from './admin.ts';
import { cookiesOf } from './cookies.ts';
import { freePort } from './free-port.ts';
import { becomeAdmin, createStudioClient } from './studio-client.ts';
import { StudioProcess } from './studio-process.ts';

interface SignedIn {
  readonly cookie: string;
  readonly client: TRPCClient<AppRouter>;
}

interface WorkerFixtures {
  /** One studio for all journeys of a worker: its first start makes base image and toolbox. */
  readonly studio: StudioProcess;
  /** The first admin, signed in. */
  readonly signedIn: SignedIn;
  /** Slug of the workspace of the first admin. */
  readonly workspace: string;
}

interface TestFixtures {
  /** Signs the page in as the first admin. Off for journeys that sign in by themselves. */
  readonly isSignedIn: boolean;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  isSignedIn: [true, { option: true }],
  studio: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const dataFolder = await mkdtemp(join(tmpdir(), 'env-studio-e2e-'));
      const studio = await StudioProcess.start({ dataFolder, port: await freePort() });
      await use(studio);
      await studio.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  signedIn: [
    async ({ studio }, use) => {
      const cookie = await becomeAdmin(studio.address, await studio.adminLink(), admin);
      await use({ cookie, client: createStudioClient(studio.address, cookie) });
    },
    { scope: 'worker' },
  ],
  workspace: [
    async ({ signedIn }, use) => {
      const { workspaces } = await signedIn.client.session.current.query();
      const [first] = workspaces;
      if (!first) throw new Error('the first admin has a workspace');
      await use(first.slug);
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ studio }, use) => use(studio.address),
  context: async ({ context, studio, signedIn, isSignedIn }, use) => {
    if (isSignedIn) await context.addCookies(cookiesOf(signedIn.cookie, studio.address));
    await use(context);
  },
});

export { expect } from '@playwright/test';
