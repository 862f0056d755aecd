import type { TextEdit } from '../issue.ts';
import { lineEndOf } from '../line-end.ts';
import { applyEdits } from '../text-edit.ts';
import { normalisePackageName } from './package-name.ts';
import { parseRequirements } from './parse-requirements.ts';
import type { Requirement } from './requirements.ts';

/**
 * The edits that make a requirements file ask for `requirement` (`pandas[excel]>=2,<3`): its package's
 * line is replaced where there is one, else a line is added at the end. All other text stays.
 *
 * @returns undefined when the requirement is none, or reading the edited text back does not find it.
 */
export function addRequirement(source: string, requirement: string): readonly TextEdit[] | undefined {
  const wanted = parseRequirements(requirement);
  const [one, ...others] = wanted.value?.requirements ?? [];
  if (!one?.name || others.length > 0 || wanted.issues.some(({ severity }) => severity === 'error')) return undefined;
  const present = parseRequirements(source).value;
  if (!present) return undefined;
  const same = present.requirements.filter(({ name }) => isSameName(name, one.name));
  const replaced = same.find(({ marker }) => marker === one.marker) ?? same[0];
  const text = requirement.trim();
  const edits = replaced ? [{ range: replaced.range, text }] : [appendLine(source, text)];
  const after = parseRequirements(applyEdits(source, edits)).value?.requirements ?? [];
  const expectedCount = present.requirements.length + (replaced ? 0 : 1);
  return after.length === expectedCount && after.some((each) => isSameRequirement(each, one)) ? edits : undefined;
}

function appendLine(source: string, line: string): TextEdit {
  const lineEnd = lineEndOf(source);
  const lastLine = source.slice(Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r')) + 1);
  const isAtLineStart = lastLine === '' || lastLine === '\uFEFF';
  // After a line that goes on with a backslash, an empty line ends it.
  const before = isAtLineStart ? '' : lastLine.endsWith('\\') ? lineEnd + lineEnd : lineEnd;
  return { range: { start: source.length, end: source.length }, text: before + line + lineEnd };
}

function isSameName(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && normalisePackageName(left) === normalisePackageName(right);
}

function isSameRequirement(left: Requirement, right: Requirement): boolean {
  return isSameName(left.name, right.name) && left.specifier === right.specifier && left.url === right.url;
}
