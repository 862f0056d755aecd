import { type ListEntry, organiseLines } from '../definition/organise-lines.ts';
import type { TextEdit, TextRange } from '../issue.ts';
import { requirementIdentity } from '../pip/organise-requirements.ts';
import { normalisePackageName } from '../pip/package-name.ts';
import { parseRequirementLines } from '../pip/parse-requirements.ts';
import { LineIndex } from '../position.ts';
import type { CondaEnvironment } from './conda-environment.ts';
import { parseEnvironmentYaml } from './parse-environment-yaml.ts';

/**
 * The edits that sort dependencies, and the lines of the `pip:` list, within their groups and drop repeats.
 * Channels keep their order, which is their priority. What does not stand on a line of its own stays.
 */
export function organiseEnvironment(text: string): readonly TextEdit[] {
  const { value } = parseEnvironmentYaml(text);
  if (!value) return [];
  const lines = new LineIndex(text);
  return [dependencies(value), pipRequirements(value)].flatMap((items) =>
    organiseLines(
      text,
      lines,
      items.flatMap((item) => entryOf(text, lines, item)),
    ),
  );
}

type Item = Pick<ListEntry, 'name' | 'identity'> & { readonly range: TextRange };

function dependencies({ specs }: CondaEnvironment): Item[] {
  return specs.map(({ spec, range }) => {
    const { ranges: _, ...meaning } = spec;
    return { range, name: spec.name, identity: JSON.stringify(meaning) };
  });
}

function pipRequirements({ pip }: CondaEnvironment): Item[] {
  return pip.flatMap((entry) => {
    const requirements = parseRequirementLines([entry], 'conda').value?.requirements ?? [];
    const [requirement] = requirements;
    if (!requirement || requirements.length > 1 || entry.text.startsWith('-')) return [];
    const name = normalisePackageName(requirement.name ?? requirement.text);
    return { range: entry.range, name, identity: requirementIdentity(requirement) };
  });
}

/** Nothing for an entry that shares its line, or that another one may refer to. */
function entryOf(text: string, lines: LineIndex, { range, name, identity }: Item): ListEntry[] {
  const first = lines.positionAt(range.start).line;
  const line = lines.lineRange(first);
  const before = text.slice(line.start, range.start);
  const after = text.slice(range.end, line.end);
  const isAlone = range.end <= line.end && /^\s*-[ \t]+["']?$/.test(before) && /^["']?[ \t]*(?:#.*)?$/.test(after);
  if (!isAlone) return [];
  // Indents decide in YAML to which list a line belongs: only lines of one indent change places.
  const indent = before.length - before.trimStart().length;
  const comment = /#.*$/.exec(after)?.[0] ?? '';
  return [{ firstLine: first, lastLine: first, name, identity: `${indent} ${identity}`, comment }];
}
