import type { LockedPackage } from '@/core/lock/lock.ts';
import { comparePipVersions } from '@/core/pip/compare-pip-versions.ts';
import { normalisePackageName } from '@/core/pip/package-name.ts';
import type { LineIndex } from '@/core/position.ts';
import type { LineNote } from './line-note.ts';
import type { PackageCheck } from './use-package-checks.ts';

/** The words of a note beside versions. */
export interface NoteWords {
  latest(version: string): string;
  readonly notFound: string;
}

/**
 * Notes at the ends of the lines of one text that ask for a package: the version that would be chosen, and the
 * latest one where that is another. What the line says itself is not said again.
 */
export function resolvedNotes(
  text: string,
  lines: LineIndex,
  checks: readonly PackageCheck[],
  packages: readonly LockedPackage[],
  words: NoteWords,
): readonly LineNote[] {
  const versions = new Map(packages.map((each) => [normalisePackageName(each.name), each.version]));
  return checks.flatMap(({ request, checked: { state, latest, isOutdated } }) => {
    const { line } = lines.positionAt(request.range.start);
    const { start, end } = lines.lineRange(line);
    const written = text.slice(start, end);
    const resolved = versions.get(normalisePackageName(request.name));
    // A version that the solver chose says more than the newest that there is, unless it is behind it.
    const isBehind =
      latest !== undefined && (isOutdated || (resolved !== undefined && comparePipVersions(resolved, latest) < 0));
    const isLatestNews = resolved === undefined ? latest !== undefined && !written.includes(latest) : isBehind;
    const parts = [
      ...(resolved === undefined || written.includes(resolved) ? [] : [resolved]),
      ...(latest !== undefined && isLatestNews ? [words.latest(latest)] : []),
      ...(state === 'missing' && resolved === undefined ? [words.notFound] : []),
    ];
    return parts.length === 0 ? [] : [{ line, text: parts.join(' · ') }];
  });
}
