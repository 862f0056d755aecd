import { type ListEntry, organiseLines } from '../definition/organise-lines.ts';
import type { TextEdit } from '../issue.ts';
import { LineIndex } from '../position.ts';
import { normalisePackageName } from './package-name.ts';
import { parseRequirements } from './parse-requirements.ts';
import type { Requirement } from './requirements.ts';

/** The edits that sort the requirements of a file within their groups and drop repeats; options stay in their places. */
export function organiseRequirements(text: string): readonly TextEdit[] {
  const lines = new LineIndex(text);
  const requirements = parseRequirements(text).value?.requirements ?? [];
  return organiseLines(
    text,
    lines,
    requirements.flatMap((requirement) => entryOf(text, lines, requirement)),
  );
}

/** Nothing for what begins with an option, or does not begin its line. */
function entryOf(text: string, lines: LineIndex, requirement: Requirement): ListEntry[] {
  const { start, end } = requirement.range;
  const firstLine = lines.positionAt(start).line;
  let lastLine = lines.positionAt(end).line;
  const before = text.slice(lines.lineRange(firstLine).start, start);
  const after = text.slice(end, lines.lineRange(lastLine).end);
  if (requirement.isEditable || /\S|\uFEFF/.test(before) || !/^\s*(?:#.*)?$/.test(after)) return [];
  // pip-compile says below a requirement, indented, where it comes from.
  const lineText = (line: number) => text.slice(lines.lineRange(line).start, lines.lineRange(line).end);
  const lastOwnLine = lastLine;
  while (lastLine < lines.lineCount && /^[ \t]+#/.test(lineText(lastLine + 1))) lastLine += 1;
  const below = text.slice(lines.lineRange(lastOwnLine).end, lines.lineRange(lastLine).end);
  return [
    {
      firstLine,
      lastLine,
      name: normalisePackageName(requirement.name ?? requirement.text),
      identity: requirementIdentity(requirement),
      comment: `${after.trim()}${below.trim()}`,
    },
  ];
}

/** Equal for requirements that ask for exactly the same, however they are spaced. */
export function requirementIdentity(requirement: Requirement): string {
  const { name = '', extras, specifier, marker = '', url = '', options } = requirement;
  return JSON.stringify([normalisePackageName(name), extras, specifier, marker, url, options]);
}
