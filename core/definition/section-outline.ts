import type { Lock } from '../lock/lock.ts';
import type { Definition } from './definition.ts';

/** Which steps a definition needs. */
export interface SectionOutline {
  readonly hasConda: boolean;
  readonly hasPip: boolean;
  /** Conda brings Python itself, so pip installs into it. */
  readonly hasCondaPython: boolean;
  /** No Python of the base can run the installer: it runs in a stage of its own. */
  readonly condaNeedsStage: boolean;
  /** ENV of the image: conda's `variables:` first, the definition's own over them. */
  readonly variables: readonly { readonly name: string; readonly value: string }[];
}

/** Oldest Python that can load the toolbox's packages. */
const oldestInstallerPython = [3, 10] as const;

/** Reads the outline off the lock where there is one, else off the texts. */
export function outlineSections(definition: Definition, lock: Lock | undefined): SectionOutline {
  const isManaged = definition.userManaged;
  const hasConda = !isManaged && (lock ? lock.conda !== undefined : definition.conda.trim() !== '');
  const hasPip = !isManaged && (lock ? (lock.pip?.packages.length ?? 0) > 0 : definition.pip.trim() !== '');
  const hasCondaPython = hasConda && (lock?.conda?.packages.some((locked) => locked.name === 'python') ?? true);
  return {
    hasConda,
    hasPip,
    hasCondaPython,
    condaNeedsStage: lock !== undefined && !canRunInstaller(lock.base.pythonVersion),
    variables: definition.variables,
  };
}

function canRunInstaller(pythonVersion: string | undefined): boolean {
  const [major = 0, minor = 0] = (pythonVersion ?? '').split('.').map(Number);
  return major === oldestInstallerPython[0] && minor >= oldestInstallerPython[1];
}
