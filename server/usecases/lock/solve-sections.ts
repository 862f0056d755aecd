import { parseEnvironmentYaml } from '@/core/conda/parse-environment-yaml.ts';
import type { Definition } from '@/core/definition/definition.ts';
import type { BaseImageFacts, LockedPackage } from '@/core/lock/lock.ts';
import type { Resolution } from '../../ports/conda-solver.ts';
import type { Studio } from '../context.ts';

/** What a channel or an index may take to answer, all in all. */
const solveTimeoutMs = 5 * 60 * 1000;

/** Versions of what the machine brings, as the conda solver wants them. */
export function virtualPackagesOf(base: BaseImageFacts): Record<string, string> {
  return {
    ...(base.glibcVersion && { __glibc: base.glibcVersion }),
    ...(base.cudaVersion && { __cuda: base.cudaVersion }),
  };
}

/** Resolves the packages of the conda section for a base. */
export async function solveConda(
  { toolbox }: Pick<Studio, 'toolbox'>,
  definition: Definition,
  base: BaseImageFacts,
  signal: AbortSignal,
): Promise<Resolution> {
  const environment = parseEnvironmentYaml(definition.conda).value;
  return await toolbox.solve(
    {
      specs: environment?.specs.map((entry) => entry.text) ?? [],
      channels: environment?.channels.map((entry) => entry.text) ?? [],
      virtualPackages: virtualPackagesOf(base),
      timeoutMs: solveTimeoutMs,
    },
    signal,
  );
}

export interface PipSituation {
  readonly condaPackages: readonly LockedPackage[];
  /** Of the interpreter that pip's packages are for: conda's, else the base's. */
  readonly pythonVersion: string | undefined;
  /** For previews: from the cache, without asking the index. */
  readonly isOffline?: boolean;
}

/** Resolves the pip section and the pip list of the conda section, beside what conda brings. */
export async function resolvePip(
  { toolbox }: Pick<Studio, 'toolbox'>,
  definition: Definition,
  base: BaseImageFacts,
  { condaPackages, pythonVersion, isOffline = false }: PipSituation,
  signal: AbortSignal,
): Promise<Resolution> {
  if (!pythonVersion || !base.glibcVersion) {
    const message = `${base.reference} has no ${pythonVersion ? 'glibc' : 'Python'} for the pip section.`;
    return { ok: false, problem: { kind: 'invalid-definition', message, packages: [] } };
  }
  const nested = parseEnvironmentYaml(definition.conda).value?.pip.map((entry) => entry.text) ?? [];
  return await toolbox.resolve(
    {
      requirements: joinRequirements(nested, definition.pip),
      pythonVersion,
      glibcVersion: base.glibcVersion,
      condaPackages,
      allowSourceBuilds: definition.allowSourceBuilds,
      isOffline,
      timeoutMs: solveTimeoutMs,
    },
    signal,
  );
}

/**
 * The nested list and the pip section as one text. Each stays what it is alone: a `\` at the end of an
 * entry would swallow the next one, and a byte order mark is one only at the beginning.
 */
export function joinRequirements(nested: readonly string[], pipSection: string): string {
  const entries = nested.map((entry) => entry.trimEnd().replace(/\\+$/, ''));
  return [...entries, pipSection.replace(/^\uFEFF/, '')].join('\n');
}
