import type { Issue } from '../issue.ts';
import type { LogicalLine } from './logical-line.ts';
import { findOptions, type PipOption } from './option-table.ts';
import { pipIssue } from './pip-issue.ts';

/** An option as given on a line; `start` and `end` are places of its value in the logical line. */
export interface GivenOption {
  readonly option: PipOption;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where the options of a line begin: at its first word with a dash; the line's length when there is none. */
export function findOptionsStart(text: string): number {
  if (text.startsWith('-')) return 0;
  const at = text.search(/(?<=[ \t])-/);
  return at === -1 ? text.length : at;
}

/** Reads the options of a line from `start` on, in one pass over all of its words. */
export function parseOptions(line: LogicalLine, start: number): { options: GivenOption[]; issues: Issue[] } {
  const options: GivenOption[] = [];
  const { words, unclosedAt } = splitWords(line.text, start);
  const issues: Issue[] = [];
  if (unclosedAt !== undefined) {
    issues.push(pipIssue('pip-unclosed-quote', 'error', line.range(unclosedAt, line.text.length)));
    return { options, issues };
  }
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (!word) break;
    const range = line.range(word.start, word.end);
    if (!word.text.startsWith('-') || word.text === '-') {
      issues.push(pipIssue('pip-unexpected-text', 'error', range, { text: word.text }));
      continue;
    }
    const isLong = word.text.startsWith('--');
    const equals = isLong ? word.text.indexOf('=') : -1;
    const spelling = equals === -1 ? word.text : word.text.slice(0, equals);
    const [option, ...others] = findOptions(spelling);
    if (!option || others.length > 0) {
      const values = { option: spelling, candidates: [option, ...others].map((one) => `--${one?.name}`).join(', ') };
      issues.push(pipIssue(option ? 'pip-ambiguous-option' : 'pip-unknown-option', 'error', range, values));
      // What follows an unknown option may be its value: it is not reported as a second problem.
      if (words[index + 1]?.text.startsWith('-') === false) index += 1;
      continue;
    }
    const attachedAt = isLong ? equals + 1 : 2;
    const hasAttached = isLong ? equals !== -1 : word.text.length > 2;
    const values = { option: `--${option.name}` };
    if (!option.takesValue) {
      if (hasAttached) issues.push(pipIssue('pip-option-takes-no-value', 'error', range, values));
      else options.push({ option, value: '', start: word.start, end: word.end });
    } else if (hasAttached) {
      const value = word.text.slice(attachedAt);
      // Quotes inside a word shift its characters; then the whole word is the place.
      const isVerbatim = word.end - word.start === word.text.length;
      options.push({ option, value, start: isVerbatim ? word.start + attachedAt : word.start, end: word.end });
    } else {
      const next = words[index + 1];
      if (next) {
        options.push({ option, value: next.text, start: next.start, end: next.end });
        index += 1;
      } else {
        issues.push(pipIssue('pip-option-needs-value', 'error', range, values));
      }
    }
  }
  return { options, issues };
}

/** Splits as a POSIX shell does, without expanding anything. */
function splitWords(text: string, from: number): { words: Word[]; unclosedAt?: number } {
  const words: Word[] = [];
  let word = '';
  let start = -1;
  let quote = '';
  let quoteAt = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote) {
      if (character === quote) quote = '';
      else if (character === '\\' && quote === '"' && /["\\]/.test(text.charAt(at + 1))) word += text.charAt((at += 1));
      else word += character;
      continue;
    }
    if (/\s/.test(character)) {
      if (start !== -1) words.push({ text: word, start, end: at });
      word = '';
      start = -1;
      continue;
    }
    if (start === -1) start = at;
    if (character === '"' || character === "'") {
      quote = character;
      quoteAt = at;
    } else if (character === '\\' && at + 1 < text.length) {
      word += text.charAt((at += 1));
    } else {
      word += character;
    }
  }
  if (quote) return { words, unclosedAt: quoteAt };
  if (start !== -1) words.push({ text: word, start, end: text.length });
  return { words };
}
