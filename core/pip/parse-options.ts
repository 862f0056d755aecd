import type { Issue } from '../issue.ts';
import type { LogicalLine } from './logical-line.ts';
import { findOptions, type PipOption } from './option-table.ts';
import { type PipIssueCode, pipIssue } from './pip-issue.ts';
import { type ShellWord, splitShellWords } from './shell-words.ts';

/** An option as given on a line; `start` and `end` are places of its value in the logical line. */
export interface GivenOption {
  readonly option: PipOption;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** One option read, or why it cannot be; `usesNext` when the word after it belongs to it. */
type ReadOption =
  | { readonly given: GivenOption; readonly usesNext: boolean }
  | { readonly code: PipIssueCode; readonly values: Readonly<Record<string, string>>; readonly usesNext: boolean };

/** Where the options of a line begin: at its first word with a dash, behind a space and no tab, as in pip; the line's length when there is none. */
export function findOptionsStart(text: string): number {
  if (text.startsWith('-')) return 0;
  const at = text.search(/(?<= )-/);
  return at === -1 ? text.length : at;
}

/** Reads the options of a line from `start` on, in one pass over all of its words. */
export function parseOptions(line: LogicalLine, start: number): { options: GivenOption[]; issues: Issue[] } {
  const options: GivenOption[] = [];
  const { words, unclosedAt } = splitShellWords(line.text, start);
  if (unclosedAt !== undefined) {
    return { options, issues: [pipIssue('pip-unclosed-quote', 'error', line.range(unclosedAt, line.text.length))] };
  }
  const issues: Issue[] = [];
  let isUsed = false;
  for (const [index, word] of words.entries()) {
    if (isUsed) {
      isUsed = false;
      continue;
    }
    const read = readOption(word, words[index + 1]);
    isUsed = read.usesNext;
    if ('given' in read) options.push(read.given);
    else issues.push(pipIssue(read.code, 'error', line.range(word.start, word.end), read.values));
  }
  return { options, issues };
}

function readOption(word: ShellWord, next: ShellWord | undefined): ReadOption {
  if (!word.text.startsWith('-') || word.text === '-') {
    return { code: 'pip-unexpected-text', values: { text: word.text }, usesNext: false };
  }
  const { spelling, attached } = splitOption(word.text);
  const [option, ...others] = findOptions(spelling);
  // What follows an option that is not known may be its value: it is no problem of its own.
  const hasLooseValue = next !== undefined && !next.text.startsWith('-');
  if (!option) return { code: 'pip-unknown-option', values: { option: spelling }, usesNext: hasLooseValue };
  if (others.length > 0) {
    const candidates = [option, ...others].map(({ name }) => `--${name}`).join(', ');
    return { code: 'pip-ambiguous-option', values: { option: spelling, candidates }, usesNext: hasLooseValue };
  }
  const values = { option: `--${option.name}` };
  if (!option.takesValue) {
    return attached === undefined
      ? { given: { option, value: '', start: word.start, end: word.end }, usesNext: false }
      : { code: 'pip-option-takes-no-value', values, usesNext: false };
  }
  if (attached !== undefined) {
    // Quotes inside a word shift its characters; then the whole word is the place.
    const isVerbatim = word.end - word.start === word.text.length;
    const start = isVerbatim ? word.end - attached.length : word.start;
    return { given: { option, value: attached, start, end: word.end }, usesNext: false };
  }
  if (!next) return { code: 'pip-option-needs-value', values, usesNext: false };
  return { given: { option, value: next.text, start: next.start, end: next.end }, usesNext: true };
}

/** `--name=value`, `--name`, `-nvalue` or `-n`. */
function splitOption(text: string): { readonly spelling: string; readonly attached?: string } {
  if (!text.startsWith('--')) {
    return text.length > 2 ? { spelling: text.slice(0, 2), attached: text.slice(2) } : { spelling: text };
  }
  const equals = text.indexOf('=');
  return equals === -1 ? { spelling: text } : { spelling: text.slice(0, equals), attached: text.slice(equals + 1) };
}
