/** What a base path may be: nothing, or segments that need no escapes, such as `/studio` or `/tools/studio`. */
export const basePathPattern = /^(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/;

export const basePathRule =
  'The base path begins with a slash and has none at its end; its segments are letters, digits, "-", "_" and ".", such as /studio or /tools/studio.';

/**
 * Where the pages that were built for a base path are. Next writes the path into each of them, so every base path
 * has a folder of its own, and none is built over what another studio is showing.
 * @param {string} basePath
 * @returns {string} relative to the checkout
 */
export function pagesFolderOf(basePath) {
  return `.next${basePath.replace('/', '-').replaceAll('/', '~')}`;
}
