import { z } from 'zod';
import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import type { Definition } from '../definition/definition.ts';
import { parseRequirements } from '../pip/parse-requirements.ts';

const address = z.string().max(2_000);

/** Where a definition looks for packages, as its texts say; nothing said means what the host configures. */
export const packageSourcesSchema = z.object({
  /** Names or addresses, highest priority first. */
  channels: z.array(address).max(50),
  /** Replaces the host's index. */
  indexUrl: address.exactOptional(),
  extraIndexUrls: z.array(address).max(50),
  /** `--no-index`: no index is asked. */
  hasNoIndex: z.boolean(),
});

export type PackageSources = z.infer<typeof packageSourcesSchema>;

/** Reads the channels of the conda section and the index options of the pip section. */
export function packageSources({ conda, pip }: Pick<Definition, 'conda' | 'pip'>): PackageSources {
  const channels = parseEnvironmentYaml(conda).value?.channels ?? [];
  const options = parseRequirements(pip).value?.options;
  return {
    channels: channels.slice(0, 50).map(({ text }) => text),
    ...(options?.indexUrl && { indexUrl: options.indexUrl.text }),
    extraIndexUrls: (options?.extraIndexUrls ?? []).slice(0, 50).map(({ text }) => text),
    hasNoIndex: options?.noIndex ?? false,
  };
}
