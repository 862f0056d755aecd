/** Whether a version is one to try out (`2.0rc1`, `3.1.dev0`), of which neither pip nor a reader asks by default. */
export function isPrerelease(version: string): boolean {
  return /\d[-_.]?(?:a|b|c|rc|alpha|beta|pre|preview|dev)[-_.]?\d*(?:$|[-_.+])/i.test(version);
}
