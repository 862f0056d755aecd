import type { TextRange } from '../issue.ts';
import { goSpace } from './go-space.ts';

/** A `--mount` or `--from` of the user's text that reaches for what only the studio's own steps may have. */
export interface ReservedUse {
  readonly identifier: string;
  readonly range: TextRange;
}

const reserved = 'studio';
/** Both characters that BuildKit takes for the end of a line that goes on. */
const escapeCharacters = ['\\', '`'];
const flagLimitCharacters = 10_000;
const space = new RegExp(goSpace);
/** A word of letters, and another that begins with no dash, quote or escape: whatever it is, no flag follows the first. */
const hasPlainlyNoFlag = /^[ \t]*(?!onbuild[ \t])[a-z]+[ \t]+[a-z0-9./&$[]/i;
/** A comment or nothing: left out between lines that belong together. */
const skippedLine = new RegExp(`^${goSpace}*(#|$)`);

/**
 * Finds identifiers that begin with `studio` in the flags of RUN, COPY and ADD: with such an `id` or
 * `from` a user's step could mount our secrets, caches and tools.
 *
 * It reads the text as BuildKit does and on purpose knows less than a Dockerfile parser: each line may
 * begin an instruction, continued or heredoc or not (BuildKit of 20.10 has no heredocs), with either escape
 * character, so that nothing can be hidden in what two parsers read differently. Lines end where
 * BuildKit ends them: a lone carriage return is a space.
 */
export function findReservedUses(source: string): ReservedUse[] {
  const found = new Map<number, ReservedUse>();
  const lines = splitLines(source);
  for (const escapeCharacter of escapeCharacters) {
    for (const [index, { text }] of lines.entries()) {
      if (hasPlainlyNoFlag.test(text)) continue;
      for (const use of usesOfInstruction(lines, index, escapeCharacter)) found.set(use.range.start, use);
    }
  }
  return [...found.values()].toSorted((left, right) => left.range.start - right.range.start);
}

interface PhysicalLine {
  readonly text: string;
  readonly start: number;
}

interface Word {
  text: string;
  readonly start: number;
  end: number;
}

function splitLines(source: string): PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let start = source.startsWith('\uFEFF') ? 1 : 0;
  for (const lineEnd of source.matchAll(/\n/g)) {
    lines.push({ text: source.slice(start, lineEnd.index), start });
    start = lineEnd.index + lineEnd[0].length;
  }
  lines.push({ text: source.slice(start), start });
  return lines;
}

function endsInEscape(text: string, escapeCharacter: string): boolean {
  return withoutLineTail(text).endsWith(escapeCharacter);
}

/** Without what may follow the escape character of a line that goes on. */
function withoutLineTail(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\r') end -= 1;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end -= 1;
  return text.slice(0, end);
}

function* usesOfInstruction(
  lines: readonly PhysicalLine[],
  first: number,
  escapeCharacter: string,
): Generator<ReservedUse> {
  let keyword = '';
  for (const word of readWords(joinedCharacters(lines, first, escapeCharacter), escapeCharacter)) {
    if (keyword === '' || keyword === 'ONBUILD') {
      keyword = word.text.toUpperCase();
      if (!['RUN', 'COPY', 'ADD', 'ONBUILD'].includes(keyword)) return;
      continue;
    }
    if (!word.text.startsWith('--')) return;
    const identifier = reservedIdentifier(word.text.slice(2));
    if (identifier !== undefined) yield { identifier, range: { start: word.start, end: word.end } };
  }
}

/** The characters of an instruction with their offsets, lines joined, comment lines between them left out. */
function* joinedCharacters(
  lines: readonly PhysicalLine[],
  first: number,
  escapeCharacter: string,
): Generator<[string, number]> {
  for (let index = first; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) return;
    if (index > first && skippedLine.test(line.text)) continue;
    const goesOn = endsInEscape(line.text, escapeCharacter);
    const text = goesOn ? withoutLineTail(line.text).slice(0, -1) : line.text;
    for (let at = 0; at < text.length; at += 1) yield [text.charAt(at), line.start + at];
    if (!goesOn) return;
  }
}

/** Words with quotes and escapes taken out, one at a time: reading stops where the flags do. */
function* readWords(characters: Iterable<[string, number]>, escapeCharacter: string): Generator<Word> {
  let word: Word | undefined;
  for (const { text, offset, isSpace } of unquote(characters, escapeCharacter)) {
    if (isSpace) {
      if (word) yield word;
      word = undefined;
      continue;
    }
    word ??= { text: '', start: offset, end: offset };
    word.text += text;
    word.end = offset + 1;
    if (word.text.length > flagLimitCharacters) break;
  }
  if (word) yield word;
}

/** Quotes and escape characters become empty texts; a space that they protect is no space any more. */
function* unquote(characters: Iterable<[string, number]>, escapeCharacter: string) {
  let quote = '';
  let isEscaped = false;
  for (const [character, offset] of characters) {
    if (isEscaped) {
      isEscaped = false;
      yield { text: character, offset, isSpace: false };
    } else if (character === escapeCharacter) {
      isEscaped = true;
      yield { text: '', offset, isSpace: false };
    } else if (quote) {
      const isEnd = character === quote;
      if (isEnd) quote = '';
      yield { text: isEnd ? '' : character, offset, isSpace: false };
    } else if (character === '"' || character === "'") {
      quote = character;
      yield { text: '', offset, isSpace: false };
    } else {
      yield { text: character, offset, isSpace: space.test(character) };
    }
  }
}

function reservedIdentifier(flag: string): string | undefined {
  const equals = flag.indexOf('=');
  const name = flag.slice(0, equals).toLowerCase();
  const value = flag.slice(equals + 1);
  if (name === 'from') return isReserved(value) && !/[/:]/.test(value) ? value : undefined;
  if (name !== 'mount') return undefined;
  // The value is a line of CSV to BuildKit: quotes may enclose a field.
  const fields = value.replaceAll(/["']/g, '').split(',').map(splitField);
  const get = (...keys: string[]) => fields.find(({ key }) => keys.includes(key))?.value;
  const type = get('type') ?? 'bind';
  const target = get('target', 'dst', 'destination');
  const identifiers = fields.filter(({ key }) => key === 'id' || key === 'from').map((field) => field.value);
  if (type !== 'bind' && type !== 'tmpfs') {
    // BuildKit takes the source, or else the target or its end, for the identifier that is missing.
    identifiers.push(...fields.filter(({ key }) => key === 'source' || key === 'src').map((field) => field.value));
    if (target !== undefined) identifiers.push(type === 'cache' ? target : target.slice(target.lastIndexOf('/') + 1));
  }
  return identifiers.find(isReserved);
}

function splitField(field: string): { key: string; value: string } {
  const equals = field.indexOf('=');
  if (equals === -1) return { key: field.trim().toLowerCase(), value: '' };
  return { key: field.slice(0, equals).trim().toLowerCase(), value: field.slice(equals + 1).trim() };
}

/** A variable could fill in the rest of the word, so `${X}` and `stu${X}` count, and `apt-${X}` does not. */
function isReserved(value: string): boolean {
  const [literal = ''] = value.toLowerCase().split('$');
  return literal.startsWith(reserved) || (value.includes('$') && reserved.startsWith(literal));
}
