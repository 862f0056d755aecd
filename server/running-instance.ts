import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const instanceSchema = z.object({
  address: z.string(),
  pid: z.number(),
  role: z.enum(['web', 'worker', 'all']).default('all'),
});
export type RunningInstance = z.infer<typeof instanceSchema>;

const waitForAddressMs = 60_000;

/** Writes down where this studio answers, for the next `npm start` and for programs. */
export async function announceInstance(dataFolder: string, instance: RunningInstance): Promise<void> {
  const path = join(dataFolder, 'studio.json');
  await writeFile(`${path}.partial`, `${JSON.stringify(instance)}\n`, { mode: 0o600 });
  await rename(`${path}.partial`, path);
}

export async function withdrawInstance(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, 'studio.json'), { force: true });
}

/** The studio that has this data folder, once it answers; undefined when it does not within a minute. */
export async function findRunningInstance(dataFolder: string): Promise<RunningInstance | undefined> {
  const deadline = Date.now() + waitForAddressMs;
  while (Date.now() < deadline) {
    const text = await readFile(join(dataFolder, 'studio.json'), 'utf8').catch(() => undefined);
    const instance = text === undefined ? undefined : instanceSchema.parse(JSON.parse(text));
    if (instance && (await answers(instance.address))) {
      return instance;
    }
    await sleep(100);
  }
  return undefined;
}

async function answers(address: string): Promise<boolean> {
  return fetch(`${address}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
}
