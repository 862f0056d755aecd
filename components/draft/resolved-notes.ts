import type { PackageRequest } from '@/core/diagnose/package-requests.ts';
import type { LockedPackage } from '@/core/lock/lock.ts';
import { normalisePackageName } from '@/core/pip/package-name.ts';
import type { LineIndex } from '@/core/position.ts';
import type { LineNote } from './line-note.ts';

/** The version that would be chosen, at each line of a section's text that asks for a package. */
export function resolvedNotes(
  text: string,
  lines: LineIndex,
  requests: readonly PackageRequest[],
  packages: readonly LockedPackage[],
): readonly LineNote[] {
  const versions = new Map(packages.map((each) => [normalisePackageName(each.name), each.version]));
  return requests.flatMap(({ name, range }) => {
    const version = versions.get(normalisePackageName(name));
    if (version === undefined) return [];
    const { line } = lines.positionAt(range.start);
    const { start, end } = lines.lineRange(line);
    // A line that names the version says it already.
    return text.slice(start, end).includes(version) ? [] : [{ line, text: version }];
  });
}
