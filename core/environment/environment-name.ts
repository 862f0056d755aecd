/** Why a text cannot be the name of an environment, as far as the text alone tells. */
export type NameIssue = 'invalid' | 'reserved';

export const environmentNameLimit = 255;

const allowedCharacters = /^[A-Za-z0-9._-]+$/;
const reservedPrefixes = ['azureml', 'microsoft', 'curated'];

/**
 * Letters, digits and `-_.`, at most 255 characters, at least one letter or digit (`.` and `..` would be
 * folders in an address), and not the prefixes that belong to curated environments.
 */
export function findNameIssue(name: string, isCurated = false): NameIssue | undefined {
  if (name.length > environmentNameLimit || !allowedCharacters.test(name) || !/[A-Za-z0-9]/.test(name)) {
    return 'invalid';
  }
  return isReservedName(name) && !isCurated ? 'reserved' : undefined;
}

/** Whether only a curated environment can be named so. */
export function isReservedName(name: string): boolean {
  return reservedPrefixes.some((prefix) => nameKey(name).startsWith(prefix));
}

/** Two names with one key are the same name: they are unique whatever their case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}
