import { parseEnvironmentYaml } from '@/core/conda/parse-environment-yaml.ts';
import type { LockedPackage } from '@/core/lock/lock.ts';
import { normalisePackageName } from '@/core/pip/package-name.ts';
import { parseRequirements } from '@/core/pip/parse-requirements.ts';
import { LineIndex } from '@/core/position.ts';
import type { LineNote } from './line-note.ts';

/** The version that would be chosen, at each line of a conda specification that asks for a package. */
export function condaNotes(text: string, packages: readonly LockedPackage[]): readonly LineNote[] {
  const environment = parseEnvironmentYaml(text).value;
  if (environment === undefined) return [];
  return notesAt(
    text,
    packages,
    environment.specs.map(({ spec, range }) => ({ name: spec.name, offset: range.start })),
  );
}

/** The same for the lines of a requirements file. */
export function pipNotes(text: string, packages: readonly LockedPackage[]): readonly LineNote[] {
  const requirements = parseRequirements(text).value?.requirements ?? [];
  return notesAt(
    text,
    packages,
    requirements.flatMap(({ name, range }) => (name === undefined ? [] : [{ name, offset: range.start }])),
  );
}

function notesAt(
  text: string,
  packages: readonly LockedPackage[],
  requests: readonly { readonly name: string; readonly offset: number }[],
): readonly LineNote[] {
  const versions = new Map(packages.map((each) => [normalisePackageName(each.name), each.version]));
  const lines = new LineIndex(text);
  return requests.flatMap(({ name, offset }) => {
    const version = versions.get(normalisePackageName(name));
    const { line } = lines.positionAt(offset);
    const { start, end } = lines.lineRange(line);
    // A line that names the version says it already.
    const isSaid = version === undefined || text.slice(start, end).includes(version);
    return isSaid ? [] : [{ line, text: version }];
  });
}
