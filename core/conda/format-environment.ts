import { isCollection, isMap, isScalar, isSeq, visit } from 'yaml';
import type { TextEdit, TextRange } from '../issue.ts';
import { startOfLine } from '../line-start.ts';
import { LineIndex } from '../position.ts';
import { applyEdits } from '../text-edit.ts';
import { trailingSpaceEdits } from '../trailing-space.ts';
import { indentLists } from './indent-lists.ts';
import { nodeRange, readYaml } from './yaml-document.ts';

/**
 * The edits that give an environment.yml its one layout: lists indented by two, one space after `-` and
 * `:`, none at the ends of lines. Quotes, comments, blank lines, order and texts of several lines stay.
 */
export function formatEnvironment(text: string): readonly TextEdit[] {
  const document = readYaml(text).yaml?.document;
  if (!document) return [];
  const lines = new LineIndex(text);
  const isOneLine = ({ start, end }: TextRange) => lines.positionAt(start).line === lines.positionAt(end).line;
  const severalLines: TextRange[] = [];
  const spacing: TextEdit[] = [];
  visit(document, {
    Scalar(_key, scalar) {
      const range = nodeRange(scalar);
      if (!isOneLine(range)) severalLines.push(range);
    },
    Seq(_key, list) {
      if (!list.flow) spacing.push(...list.items.flatMap((item) => spaceBefore(text, item, /-([ \t]+)$/, isOneLine)));
    },
    Pair(_key, { value }) {
      spacing.push(...spaceBefore(text, value, /[^\s:][ \t]*:([ \t]+)$/, isOneLine));
    },
  });
  const inSeveral = (line: TextRange) =>
    severalLines.some((scalar) => scalar.start <= line.end && line.start <= scalar.end);
  const layout = [...spacing, ...trailingSpaceEdits(text, inSeveral)];
  const indented = [...indentLists(text, document, lines, severalLines), ...layout];
  return [indented, layout].find((edits) => saysTheSame(text, edits)) ?? [];
}

/** One space instead of those that stand between an indicator and what it introduces on the same line. */
function spaceBefore(
  text: string,
  node: unknown,
  indicator: RegExp,
  isOneLine: (range: TextRange) => boolean,
): TextEdit[] {
  const isShort = isScalar(node) || (isCollection(node) && node.flow === true);
  if (!isShort || !node.range) return [];
  const range = nodeRange(node);
  if (range.start === range.end || !isOneLine(range)) return [];
  const lineStart = startOfLine(text, range.start);
  const gap = indicator.exec(text.slice(lineStart, range.start))?.[1] ?? ' ';
  return gap === ' ' ? [] : [{ range: { start: range.start - gap.length, end: range.start }, text: ' ' }];
}

/** YAML has more corners than a layout should know: what does not read back as it was is not offered. */
function saysTheSame(text: string, edits: readonly TextEdit[]): boolean {
  return outline(text) === outline(applyEdits(text, edits));
}

function outline(text: string): string {
  const { yaml, issues } = readYaml(text);
  const comments = text.split(/\r\n|\n|\r/).flatMap((line) => /#.*$/.exec(line)?.[0].trimEnd() ?? []);
  return JSON.stringify([issues.map(({ code }) => code), comments, shape(yaml?.document.contents ?? null, 0)]);
}

const depthLimit = 20;

function shape(node: unknown, depth: number): unknown {
  if (depth > depthLimit) return null;
  if (isMap(node)) return { map: node.items.map(({ key, value }) => [shape(key, depth + 1), shape(value, depth + 1)]) };
  if (isSeq(node)) return node.items.map((item) => shape(item, depth + 1));
  return isScalar(node) ? { text: node.value, anchor: node.anchor } : String(node);
}
