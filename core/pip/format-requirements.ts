import type { TextEdit, TextRange } from '../issue.ts';
import { LineIndex } from '../position.ts';
import { trailingSpaceEdits } from '../trailing-space.ts';
import { parseRequirements } from './parse-requirements.ts';
import type { Requirement } from './requirements.ts';

/**
 * The edits that give a requirements file its one layout: nothing before a requirement, no spaces
 * within `name[extra]>=1,<2; marker`, one space between the words of an option. Comments, the order of
 * lines, blank lines between them and lines that go on after a `\` stay.
 */
export function formatRequirements(text: string): readonly TextEdit[] {
  const lines = new LineIndex(text);
  const layout = Array.from({ length: lines.lineCount }, (_, index) => lines.lineRange(index + 1));
  return [
    ...lineEdits(text, layout),
    ...(parseRequirements(text).value?.requirements ?? []).flatMap((requirement) => requirementEdit(text, requirement)),
    // With the space after its `\` gone, a line would go on where it ended.
    ...trailingSpaceEdits(text, ({ start, end }) => /\\[ \t]*$/.test(text.slice(start, end))),
  ];
}

function lineEdits(text: string, layout: readonly TextRange[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let isContinued = false;
  for (const range of layout) {
    const line = text.slice(range.start, range.end);
    const content = line.trimStart();
    const indent = line.length - content.length;
    if (!isContinued && content !== '') {
      // pip-compile indents its comments below what they tell of; and a byte order mark is no space.
      const isMeant = content.startsWith('#') || line.startsWith('\uFEFF');
      if (indent > 0 && !isMeant) edits.push({ range: { start: range.start, end: range.start + indent }, text: '' });
      if (content.startsWith('-')) edits.push(...optionEdits(content, range.start + indent));
    }
    isContinued = line.endsWith('\\') && !content.startsWith('#');
  }
  return edits;
}

/** Quotes and escapes make spaces count: a line with any stays as it is. */
function optionEdits(line: string, start: number): TextEdit[] {
  const [words = ''] = line.split(/[ \t]#/, 1);
  if (/["'\\]/.test(words)) return [];
  return [...words.trimEnd().matchAll(/[ \t]+/g)]
    .filter(([gap]) => gap !== ' ')
    .map(({ index, 0: gap }) => ({
      range: { start: start + index, end: start + index + gap.length },
      text: ' ',
    }));
}

/** Only a requirement from an index, and only where it stands in the file as it was read. */
function requirementEdit(text: string, requirement: Requirement): TextEdit[] {
  const { name, nameRange, extras, specifier, marker, source, isEditable, range } = requirement;
  if (source !== 'index' || isEditable || name === undefined || nameRange?.start !== range.start) return [];
  if (!text.startsWith(requirement.text, range.start)) return [];
  const extrasText = extras.length > 0 ? `[${extras.join(',')}]` : '';
  const formatted = `${name}${extrasText}${specifier}${marker ? `; ${marker}` : ''}`;
  if (formatted === requirement.text) return [];
  return [{ range: { start: range.start, end: range.start + requirement.text.length }, text: formatted }];
}
