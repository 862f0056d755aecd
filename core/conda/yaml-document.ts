import {
  type Alias,
  type Document,
  isAlias,
  isNode,
  isScalar,
  Lexer,
  type Node,
  parseDocument,
  Scalar,
  visit,
} from 'yaml';
import type { Issue, TextRange } from '../issue.ts';
import { condaIssue } from './conda-issue.ts';

/** A text of more tokens is no environment file; parsing it would take seconds. */
const tokenLimit = 100_000;
/** Below this length no text can hold so many tokens that it matters. */
const uncheckedCharacters = 100_000;
/** One slip of indentation can make an error a line: the first ones tell the story. */
const syntaxIssueLimit = 50;
const nothing = /^(?:|~|null|Null|NULL)$/;
const tooDeep = { issues: [condaIssue('conda-yaml-too-deep', 'error', { start: 0, end: 0 })] };

export interface YamlDocument {
  readonly document: Document.Parsed;
  readonly issues: readonly Issue[];
  /**
   * The node itself, or what an alias stands for. Only one step is taken, so a chain of aliases (a
   * "YAML bomb") costs no more than its text.
   */
  resolve(node: unknown): Node | undefined;
}

/**
 * Reads YAML with places and without types: `3.10` stays `3.10` and `on` stays `on`.
 * Never throws; without a document the issues say why.
 */
export function readYaml(source: string): { readonly yaml?: YamlDocument; readonly issues: readonly Issue[] } {
  if (source.length > uncheckedCharacters && hasTooManyTokens(source)) {
    return {
      issues: [condaIssue('conda-too-many-items', 'error', { start: 0, end: 0 }, { limit: String(tokenLimit) })],
    };
  }
  try {
    const document = parseDocument(source, {
      schema: 'failsafe',
      keepSourceTokens: true,
      prettyErrors: false,
      // The library compares each key with each other; ours are compared in parse-environment-yaml.
      uniqueKeys: false,
      logLevel: 'error',
    });
    if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return tooDeep;
    const issues = document.errors.slice(0, syntaxIssueLimit).map((error) => {
      const [start, end] = error.pos;
      const range = clampRange({ start, end }, source.length);
      if (error.code === 'MULTIPLE_DOCS') return condaIssue('conda-several-documents', 'error', range);
      return condaIssue('conda-yaml-syntax', 'error', range, { reason: error.code, detail: error.message });
    });
    const targets = findAliasTargets(document);
    const resolve = (node: unknown) => (isAlias(node) ? targets.get(node) : isNode(node) ? node : undefined);
    return { yaml: { document, issues, resolve }, issues };
  } catch (error) {
    // The library reports an overflow of its own stack; the walk over aliases is ours and may overflow too.
    if (!(error instanceof RangeError)) throw error;
    return tooDeep;
  }
}

/** The range of a node's own text: a scalar with its quotes, without comments after it. */
export function nodeRange(node: Node): TextRange {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

/** The range of the characters of a scalar, without quotes, when they stand in the text as they are. */
export function verbatimRange(node: Scalar, source: string): TextRange | undefined {
  const { start, end } = nodeRange(node);
  const value = scalarText(node);
  if (node.type === Scalar.PLAIN && source.slice(start, end) === value) return { start, end };
  const isQuoted = node.type === Scalar.QUOTE_SINGLE || node.type === Scalar.QUOTE_DOUBLE;
  if (isQuoted && source.slice(start + 1, end - 1) === value) return { start: start + 1, end: end - 1 };
  return undefined;
}

/** The text of a scalar; empty for a key without a value. */
export function scalarText(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : '';
}

/** Whether a key has no value: `pip:` and nothing after it, or what YAML takes for nothing. */
export function isEmptyNode(node: Node | undefined): boolean {
  return node === undefined || (isScalar(node) && node.type === Scalar.PLAIN && nothing.test(scalarText(node)));
}

function hasTooManyTokens(source: string): boolean {
  let count = 0;
  for (const _token of new Lexer().lex(source)) {
    count += 1;
    if (count > tokenLimit) return true;
  }
  return false;
}

/** An alias means the last anchor of its name before it. One walk: the library walks once an alias. */
function findAliasTargets(document: Document.Parsed): Map<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
      } else if (node.anchor) {
        anchors.set(node.anchor, node);
      }
    },
  });
  return targets;
}

function clampRange(range: TextRange, length: number): TextRange {
  const start = Math.min(Math.max(range.start, 0), length);
  return { start, end: Math.min(Math.max(range.end, start), length) };
}
