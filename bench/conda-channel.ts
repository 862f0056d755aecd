import { readHostPackageSource } from '../server/adapters/package-index/host-package-source.ts';
import { type CondaChannel, startCondaChannel } from '../server/adapters/toolbox/testing/conda-channel.ts';
import { testCacheFolder } from '../server/adapters/toolbox/testing/test-cache.ts';

let channel: Promise<CondaChannel> | undefined;

/** URL of a real conda channel on this machine, made at the first call. */
export async function condaChannel(): Promise<string> {
  channel ??= startCondaChannel(testCacheFolder, readHostPackageSource(process.env));
  return `${(await channel).url}/main`;
}

export async function closeCondaChannel(): Promise<void> {
  await (await channel)?.close();
}
