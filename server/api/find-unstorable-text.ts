/** Deeper than any input of ours. */
const depthLimit = 20;

/**
 * Path of the first text that is none, `definition.pip`, or undefined: one with NUL or half of a character
 * (a surrogate without its other half). PostgreSQL stores neither, and no real file of text has them.
 */
export function findUnstorableText(value: unknown, path = '', depth = 0): string | undefined {
  if (typeof value === 'string') return isText(value) ? undefined : path;
  if (typeof value !== 'object' || value === null || depth > depthLimit) return undefined;
  for (const [name, entry] of Object.entries(value)) {
    if (!isText(name)) return path;
    const found = findUnstorableText(entry, path === '' ? name : `${path}.${name}`, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
