import { canonicalConda } from './canonical-conda.ts';
import { canonicalDockerfile } from './canonical-dockerfile.ts';
import { withoutAbsent } from './canonical-form.ts';
import { canonicalPip } from './canonical-pip.ts';
import type { Definition } from './definition.ts';

/**
 * A definition reduced to what counts, for hashing: two definitions with equal canonical forms may share
 * a lock. Order counts where it means priority (channels, indexes, find-links) and nowhere else; names,
 * comments, quoting and credentials do not count. A section that does not parse counts as it is written.
 * Members without a meaning are left out.
 */
export function canonicalDefinition(definition: Definition): Readonly<Record<string, unknown>> {
  const dockerfile = canonicalDockerfile(definition.dockerfile);
  const hasOwnBase = /^FROM\s/m.test(dockerfile);
  const sections = definition.userManaged
    ? { userManaged: true }
    : {
        conda: canonicalConda(definition.conda),
        pip: canonicalPip(definition.pip),
        allowSourceBuilds: definition.allowSourceBuilds || undefined,
      };
  return withoutAbsent({
    v: 1,
    platform: definition.platform,
    base: hasOwnBase ? undefined : definition.baseImage.trim(),
    ...sections,
    dockerfile,
    variables:
      definition.variables.length > 0
        ? Object.fromEntries(definition.variables.map(({ name, value }) => [name, value]))
        : undefined,
    interpreterPath: definition.interpreterPath.trim(),
    user: definition.user.trim(),
  });
}
