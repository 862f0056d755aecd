import { z } from 'zod';
import type { CondaEnvironment } from '../conda/conda-environment.ts';
import type { Requirements } from '../pip/requirements.ts';

/** No real definition names more. */
const sourceLimit = 50;
const address = z.string().max(2_000);

/** Where a definition looks for packages, as its texts say; nothing said means what the host configures. */
export const packageSourcesSchema = z.object({
  /** Names or addresses, highest priority first. */
  channels: z.array(address).max(sourceLimit),
  /** Replaces the host's index. */
  indexUrl: address.exactOptional(),
  extraIndexUrls: z.array(address).max(sourceLimit),
  /** `--no-index`: no index is asked. */
  hasNoIndex: z.boolean(),
});

export type PackageSources = z.infer<typeof packageSourcesSchema>;

/** Nothing said: what the host configures. */
export const noSources: PackageSources = { channels: [], extraIndexUrls: [], hasNoIndex: false };

/** The channels of the conda section and the index options of the pip section; undefined: it could not be read. */
export function packageSources(
  conda: Pick<CondaEnvironment, 'channels'> | undefined,
  pip: Pick<Requirements, 'options'> | undefined,
): PackageSources {
  const { indexUrl, extraIndexUrls = [], noIndex = false } = pip?.options ?? {};
  return {
    channels: (conda?.channels ?? []).slice(0, sourceLimit).map(({ text }) => text),
    ...(indexUrl && { indexUrl: indexUrl.text }),
    extraIndexUrls: extraIndexUrls.slice(0, sourceLimit).map(({ text }) => text),
    hasNoIndex: noIndex,
  };
}
