import { isMap, isPair, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextEdit, TextRange } from '../issue.ts';
import { endOfLine, lineEndOf } from '../line-end.ts';
import { startOfLine } from '../line-start.ts';
import { applyEdits } from '../text-edit.ts';
import { parseEnvironmentYaml } from './parse-environment-yaml.ts';
import { parseMatchSpec } from './parse-match-spec.ts';
import { isEmptyNode, nodeRange, readYaml, scalarText, verbatimRange } from './yaml-document.ts';

const defaultChannel = 'conda-forge';

/**
 * The edits that make an `environment.yml` ask for `spec` (`numpy=1.26`): the package's entry is
 * replaced where there is one, else an entry is added, before the `pip:` list. An empty text gets the
 * skeleton of a file. All other text stays.
 *
 * @returns undefined when the spec is none, or the text is such that reading it back does not find it.
 */
export function addPackage(source: string, spec: string): readonly TextEdit[] | undefined {
  const wanted = parseMatchSpec(spec.trim());
  if (!wanted.value || wanted.issues.length > 0) return undefined;
  const { name } = wanted.value;
  const before = parseEnvironmentYaml(source);
  if (!before.value || before.issues.some(({ code }) => code === 'conda-yaml-syntax')) return undefined;
  const edit = findEdit(source, spec.trim(), name);
  if (!edit) return undefined;
  const after = parseEnvironmentYaml(applyEdits(source, [edit])).value;
  const isFound = after?.specs.some(({ text }) => text === spec.trim()) ?? false;
  const isRestKept =
    after?.pip.length === before.value.pip.length && after.specs.length - before.value.specs.length <= 1;
  return isFound && isRestKept ? [edit] : undefined;
}

function findEdit(source: string, spec: string, name: string): TextEdit | undefined {
  const root = readYaml(source).yaml?.document.contents;
  if (!root || isEmptyNode(root))
    return appendText(source, ['channels:', `  - ${defaultChannel}`, ...entryLines(spec)]);
  if (!isMap(root)) return undefined;
  const pair = root.items.find(({ key }) => isScalar(key) && scalarText(key) === 'dependencies');
  if (!pair) return addKey(source, root, spec);
  const list = pair.value;
  if (isSeq(list)) {
    const present = list.items.find((item) => isScalar(item) && parseMatchSpec(scalarText(item)).value?.name === name);
    if (isScalar(present)) return replaceScalar(source, present, spec, list.flow === true);
    return list.flow ? addToFlowList(list, spec) : addToBlockList(source, list, spec);
  }
  const isEmpty = list === null || (isScalar(list) && isEmptyNode(list));
  return isEmpty && !root.flow ? addAfterKey(source, pair, spec) : undefined;
}

function entryLines(spec: string): string[] {
  return ['dependencies:', `  - ${quote(spec, false)}`];
}

function appendText(source: string, lines: readonly string[]): TextEdit {
  const lineEnd = lineEndOf(source);
  const isAtLineStart = source === '' || /[\r\n\uFEFF]$/.test(source);
  const text = (isAtLineStart ? '' : lineEnd) + lines.map((line) => line + lineEnd).join('');
  return { range: { start: source.length, end: source.length }, text };
}

/** A new key goes after the last one: before that, comments and `...` at the end of the text would be moved. */
function addKey(source: string, root: YAMLMap, spec: string): TextEdit | undefined {
  const last = root.items.at(-1);
  if (root.flow || !last) return undefined;
  const lastNode = isPair(last) && isNodeWithRange(last.value) ? last.value : last.key;
  if (!isNodeWithRange(lastNode)) return undefined;
  const at = endOfLine(source, trimmedEnd(source, nodeRange(lastNode)));
  const indent = indentOf(source, nodeRange(root).start);
  const lineEnd = lineEndOf(source);
  return insert(
    at,
    entryLines(spec)
      .map((line) => lineEnd + indent + line)
      .join(''),
  );
}

function addAfterKey(source: string, pair: Pair, spec: string): TextEdit | undefined {
  if (!isNodeWithRange(pair.key)) return undefined;
  const { end } = nodeRange(pair.key);
  const indent = indentOf(source, nodeRange(pair.key).start);
  return insert(endOfLine(source, end), `${lineEndOf(source)}${indent}  - ${quote(spec, false)}`);
}

function addToFlowList(list: YAMLSeq, spec: string): TextEdit {
  const last = list.items.at(-1);
  if (!isNodeWithRange(last)) return insert(nodeRange(list).start + 1, quote(spec, true));
  return insert(nodeRange(last).end, `, ${quote(spec, true)}`);
}

/** After the last package, or before the list's first entry when it holds no package. */
function addToBlockList(source: string, list: YAMLSeq, spec: string): TextEdit | undefined {
  const packages = list.items.filter((item): item is Scalar => isScalar(item));
  const lastPackage = packages.at(-1);
  const start = nodeRange(list).start;
  const indent = indentOf(source, start);
  const entry = `${indent}- ${quote(spec, false)}`;
  const lineEnd = lineEndOf(source);
  if (!lastPackage) return insert(start - indent.length, entry + lineEnd);
  return insert(endOfLine(source, trimmedEnd(source, nodeRange(lastPackage))), lineEnd + entry);
}

function replaceScalar(source: string, node: Scalar, spec: string, isFlow: boolean): TextEdit {
  const inside = verbatimRange(node, source);
  const isQuoted = node.type !== Scalar.PLAIN;
  if (inside && isQuoted && !/["'\\]/.test(spec)) return { range: inside, text: spec };
  return { range: nodeRange(node), text: quote(spec, isFlow) };
}

/** Plain where YAML reads the same text back, else in double quotes. */
function quote(spec: string, isFlow: boolean): string {
  const isPlain = /^[A-Za-z0-9_][^#"']*$/.test(spec) && !/:\s|:$/.test(spec) && !(isFlow && /[,[\]{}]/.test(spec));
  return isPlain ? spec : JSON.stringify(spec);
}

function insert(at: number, text: string): TextEdit {
  return { range: { start: at, end: at }, text };
}

/** What stands before an entry on its line, when that is spaces only. */
function indentOf(source: string, offset: number): string {
  const lineStart = startOfLine(source, offset);
  return /^[ ]*$/.test(source.slice(lineStart, offset)) ? source.slice(lineStart, offset) : '';
}

/** Ranges of block nodes reach to the next node: the blank lines between are not theirs. */
function trimmedEnd(source: string, { start, end }: TextRange): number {
  return start + source.slice(start, end).trimEnd().length;
}

function isNodeWithRange(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value && Array.isArray(value.range);
}
