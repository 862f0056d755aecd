/** How an option of a requirements file is spelled and what it takes. */
export interface PipOption {
  readonly name: string;
  readonly short?: string;
  readonly takesValue: boolean;
  /** Allowed after a requirement on its own line, not for the whole file. */
  readonly isForRequirement?: true;
}

/** The options that pip 26 reads in a requirements file. */
export const pipOptions: readonly PipOption[] = [
  { name: 'index-url', short: 'i', takesValue: true },
  { name: 'pypi-url', takesValue: true },
  { name: 'extra-index-url', takesValue: true },
  { name: 'no-index', takesValue: false },
  { name: 'constraint', short: 'c', takesValue: true },
  { name: 'requirement', short: 'r', takesValue: true },
  { name: 'editable', short: 'e', takesValue: true },
  { name: 'find-links', short: 'f', takesValue: true },
  { name: 'no-binary', takesValue: true },
  { name: 'only-binary', takesValue: true },
  { name: 'prefer-binary', takesValue: false },
  { name: 'require-hashes', takesValue: false },
  { name: 'pre', takesValue: false },
  { name: 'all-releases', takesValue: true },
  { name: 'only-final', takesValue: true },
  { name: 'trusted-host', takesValue: true },
  { name: 'use-feature', takesValue: true },
  { name: 'hash', takesValue: true, isForRequirement: true },
  { name: 'global-option', takesValue: true, isForRequirement: true },
  { name: 'config-settings', short: 'C', takesValue: true, isForRequirement: true },
];

/** The options that a spelling may mean: its own, or those of which it is a beginning, as in pip. */
export function findOptions(spelling: string): readonly PipOption[] {
  if (!spelling.startsWith('--')) return pipOptions.filter(({ short }) => `-${short}` === spelling.slice(0, 2));
  const name = spelling.slice(2);
  const exact = pipOptions.filter((option) => option.name === name);
  return exact.length > 0 || name === '' ? exact : pipOptions.filter((option) => option.name.startsWith(name));
}
