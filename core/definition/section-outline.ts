import { parseEnvironmentYaml } from '../conda/parse-environment-yaml.ts';
import type { Lock } from '../lock/lock.ts';
import { parseRequirements } from '../pip/parse-requirements.ts';
import type { Definition } from './definition.ts';

export interface ImageVariable {
  readonly name: string;
  readonly value: string;
}

/** Which steps a definition needs. */
export interface SectionOutline {
  readonly hasConda: boolean;
  readonly hasPip: boolean;
  /** Conda brings Python itself, so pip installs into it. */
  readonly hasCondaPython: boolean;
  /** No Python of the base can run the installer: it runs in a stage of its own. */
  readonly condaNeedsStage: boolean;
  /** ENV of the image: conda's `variables:` first, the definition's own over them; each name once, sorted. */
  readonly variables: readonly ImageVariable[];
}

/** Oldest Python that can load the toolbox's packages. */
const oldestInstallerPython = [3, 10] as const;

/** Reads the outline off the lock where there is one, else off the texts. */
export function outlineSections(definition: Definition, lock: Lock | undefined): SectionOutline {
  if (definition.userManaged) {
    return {
      hasConda: false,
      hasPip: false,
      hasCondaPython: false,
      condaNeedsStage: false,
      variables: mergeVariables(definition.variables),
    };
  }
  const conda = definition.conda.trim() === '' ? undefined : parseEnvironmentYaml(definition.conda).value;
  const hasConda = lock ? lock.conda !== undefined : (conda?.specs.length ?? 0) > 0;
  return {
    hasConda,
    hasPip: lock ? (lock.pip?.packages.length ?? 0) > 0 : asksForPip(definition, (conda?.pip.length ?? 0) > 0),
    hasCondaPython: hasConda && (lock?.conda?.packages.some((locked) => locked.name === 'python') ?? true),
    condaNeedsStage: lock !== undefined && !canRunInstaller(lock.base.pythonVersion),
    variables: mergeVariables([...(conda?.variables ?? []), ...definition.variables]),
  };
}

function asksForPip(definition: Definition, hasNestedList: boolean): boolean {
  return hasNestedList || (parseRequirements(definition.pip).value?.requirements.length ?? 0) > 0;
}

function mergeVariables(variables: readonly ImageVariable[]): ImageVariable[] {
  const byName = new Map(variables.map(({ name, value }) => [name, value]));
  return [...byName].map(([name, value]) => ({ name, value })).sort((left, right) => (left.name < right.name ? -1 : 1));
}

function canRunInstaller(pythonVersion: string | undefined): boolean {
  const [major = 0, minor = 0] = (pythonVersion ?? '').split('.').map(Number);
  return major === oldestInstallerPython[0] && minor >= oldestInstallerPython[1];
}
