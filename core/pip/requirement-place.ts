import type { RequirementSource } from './requirements.ts';

const vcsScheme = /^(?:git|hg|svn|bzr)\+[a-z-]+:/i;
const urlScheme = /^(?:https?|file|ftp):/i;
const archiveName = /\.(?:zip|whl|tar|tgz|tbz|txz|tar\.(?:gz|bz2|xz|lz|lzma)|tlz)$/i;

/** Whether a text begins as an address does. */
export function isAddress(text: string): boolean {
  return urlScheme.test(text) || vcsScheme.test(text);
}

/** What kind of place a requirement names; undefined when it is a name for an index. */
export function requirementPlace(text: string): Exclude<RequirementSource, 'index'> | undefined {
  if (vcsScheme.test(text)) return 'vcs';
  if (/^file:/i.test(text)) return 'path';
  if (urlScheme.test(text)) return 'archive';
  if (/^[\w.-]+\s*(?:\[[^\]]*\]\s*)?@/.test(text)) return undefined;
  const withoutExtras = splitExtras(text).place;
  if (/^\.{1,2}$|^\.{0,2}\/|^~\/|^\$\{/.test(withoutExtras)) return 'path';
  const hasConstraint = /[<>=!~]/.test(withoutExtras);
  return !hasConstraint && (archiveName.test(withoutExtras) || withoutExtras.includes('/')) ? 'path' : undefined;
}

/** A path or an address, and the `[extra,…]` at its end. */
export function splitExtras(text: string): { readonly place: string; readonly extras: readonly string[] } {
  const open = text.endsWith(']') ? text.lastIndexOf('[') : -1;
  if (open === -1) return { place: text, extras: [] };
  const extras = text.slice(open + 1, -1).split(',');
  return { place: text.slice(0, open), extras: extras.map((extra) => extra.trim()).filter((extra) => extra !== '') };
}
