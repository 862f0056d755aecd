import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createStudioClient } from '../../e2e/support/studio-client.ts';
import type { StudioProcess } from '../../e2e/support/studio-process.ts';
import type { Benchmark } from '../benchmark.ts';
import { crowdWords, seedCrowd, versionsEach } from '../crowd.ts';
import { openLogStudio } from '../log-studio.ts';
import { median, timed } from '../median.ts';
import { percentile } from '../percentile.ts';
import type { StudioUnderBench } from '../studio-under-bench.ts';
import { signInAt, startWebProcess } from '../web-process.ts';

const size = 100_000;
const smallSize = 10_000;
const rounds = 15;
/** The first ones meet code that is not compiled yet, and pages that are not in memory. */
const warmUpRounds = 3;
/** How far somebody has gone on in the list: 50 a page. */
const deepPage = 40;

const searches = [
  ...Object.values(crowdWords),
  ...['fraud scoring', 'fraud-model-1', '12345', 'no such thing', 'e', 'zq', 'team-a', '客戶'],
  ...['package:package-7', 'package:package-7<2.2', 'package:package-7==2.3.7', 'package:package-70'],
  ...['owner:"Person 2"', 'owner:"Person 59"', 'tag:gpu', 'state:failed'],
  ...['package:package-7<2.2 state:failed fraud', 'tag:gpu owner:"Person 1"'],
];

/** A studio with so many environments, asked as its pages ask it. */
interface Crowd {
  readonly questions: ReadonlyMap<string, () => Promise<unknown>>;
  close(): Promise<void>;
}

async function openCrowd(folder: string, environmentCount: number): Promise<Crowd> {
  await mkdir(folder);
  await chmod(folder, 0o711);
  const opened = await openLogStudio(folder);
  let web: StudioProcess | undefined;
  const close = async () => {
    await web?.stop();
    await opened.close();
  };
  try {
    const [workspace] = await opened.studio.database.stores.workspaces.list();
    if (!workspace) throw new Error('there is a workspace');
    // The first admin comes before everybody else.
    web = await startWebProcess(opened, folder, 'web');
    const cookie = await signInAt([web]);
    const elapsedMs = await timed(() => seedCrowd(opened.url, workspace.id, environmentCount));
    console.log(
      `  ${environmentCount} environments of ${versionsEach} versions in ${(elapsedMs / 1_000).toFixed(0)} s`,
    );
    const client = createStudioClient(web.address, cookie);
    const list = (query: Partial<Parameters<typeof client.environment.list.query>[0]>) =>
      client.environment.list.query({ workspace: workspace.slug, limit: 50, ...query });
    let cursor: string | undefined;
    for (let page = 0; page < deepPage; page += 1) cursor = (await list({ cursor })).nextCursor;
    return {
      close,
      questions: new Map([
        ['first page', () => list({})],
        ['by name', () => list({ sort: 'name' })],
        ['by creation', () => list({ sort: 'created' })],
        [`page ${deepPage}`, () => list({ cursor })],
        ['failed ones', () => list({ readiness: 'failed' })],
        ['cancelled ones by name', () => list({ readiness: 'cancelled', sort: 'name' })],
        ['archived ones', () => list({ isArchived: true })],
        ...searches.map((search) => [search, () => list({ search })] as const),
      ]),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Measured {
  readonly p95Ms: number;
  readonly growth: number;
}

let measured: Promise<Measured> | undefined;

/** Both figures come of one run: the same questions to both studios, one after the other. */
function measureLists(studio: StudioUnderBench): Promise<Measured> {
  measured ??= compareCrowds(join(studio.scratchFolder, 'lists'));
  return measured;
}

async function compareCrowds(folder: string): Promise<Measured> {
  await mkdir(folder);
  await chmod(folder, 0o711);
  const small = await openCrowd(join(folder, 'small'), smallSize);
  try {
    const large = await openCrowd(join(folder, 'large'), size);
    try {
      return await askInTurn(small, large);
    } finally {
      await large.close();
    }
  } finally {
    await small.close();
  }
}

async function askInTurn(small: Crowd, large: Crowd): Promise<Measured> {
  const times: Record<'small' | 'large', number[]> = { small: [], large: [] };
  const medians: string[] = [];
  for (const [name, ask] of large.questions) {
    const askSmall = small.questions.get(name);
    if (!askSmall) throw new Error(`nobody asks the small studio for ${name}`);
    const ofThis: number[] = [];
    for (let round = 0; round < warmUpRounds + rounds; round += 1) {
      const smallMs = await timed(askSmall);
      const largeMs = await timed(ask);
      if (round < warmUpRounds) continue;
      times.small.push(smallMs);
      times.large.push(largeMs);
      ofThis.push(largeMs);
    }
    medians.push(`${name} ${median(ofThis).toFixed(0)}`);
  }
  console.log(`  medians in ms: ${medians.join(' · ')}`);
  const [p95Ms, smallP95Ms] = [percentile(times.large, 0.95), percentile(times.small, 0.95)];
  console.log(
    `  95th of 100: ${p95Ms.toFixed(1)} ms among ${size}, ${smallP95Ms.toFixed(1)} ms among ${smallSize}; ` +
      `medians ${median(times.large).toFixed(1)} and ${median(times.small).toFixed(1)} ms`,
  );
  return { p95Ms, growth: p95Ms / smallP95Ms };
}

export const lists: readonly Benchmark[] = [
  {
    name: 'list-p95-ms',
    what: `a page of the list, or of a search, among ${size} environments of ${versionsEach} versions, 95th of 100`,
    goal: 50,
    direction: 'at-most',
    unit: 'ms',
    measure: async (studio) => (await measureLists(studio)).p95Ms,
  },
  {
    name: 'list-growth',
    what: `the same ÷ among ${smallSize} environments`,
    goal: 1.5,
    direction: 'at-most',
    unit: '×',
    measure: async (studio) => (await measureLists(studio)).growth,
  },
];
