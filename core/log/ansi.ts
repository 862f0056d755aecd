/** How a terminal would show text. Colours are indexes of the 256-colour palette, 0–15 being the named ones. */
export interface AnsiStyle {
  readonly foreground?: number;
  readonly background?: number;
  readonly isBold?: true;
  readonly isDim?: true;
  readonly isItalic?: true;
  readonly isUnderlined?: true;
}

/** A half-open range of the stripped text that is not plain. */
export interface StyleRun {
  readonly start: number;
  readonly end: number;
  readonly style: AnsiStyle;
}

export interface StyledLine {
  /** Without any escape sequence. */
  readonly text: string;
  readonly runs: readonly StyleRun[];
  /** Style at the end of the line: give it to the next line of the same step. */
  readonly style: AnsiStyle;
}

export const plainStyle: AnsiStyle = {};

// Control sequences (their parameters and last letter), operating-system commands, and two-letter ones.
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const sequence = /\x1b(?:\[([0-?]*)[ -/]*([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])/g;

/** Reads one line: what to show, and in which style. Colours go on from `style`, the end of the line before. */
export function parseAnsiLine(line: string, style: AnsiStyle = plainStyle): StyledLine {
  if (!line.includes('\x1b')) return { text: line, runs: toRuns(0, line.length, style), style };
  const runs: StyleRun[] = [];
  let text = '';
  let current = style;
  let position = 0;
  for (const match of line.matchAll(sequence)) {
    const piece = line.slice(position, match.index);
    runs.push(...toRuns(text.length, text.length + piece.length, current));
    text += piece;
    position = match.index + match[0].length;
    if (match[2] === 'm') current = applyParameters(current, match[1] ?? '');
  }
  const rest = line.slice(position);
  runs.push(...toRuns(text.length, text.length + rest.length, current));
  return { text: text + rest, runs, style: current };
}

function toRuns(start: number, end: number, style: AnsiStyle): StyleRun[] {
  return start === end || isPlain(style) ? [] : [{ start, end, style }];
}

function isPlain(style: AnsiStyle): boolean {
  return Object.keys(style).length === 0;
}

/** Select Graphic Rendition (ECMA-48 8.3.117), with the extended colours of ISO 8613-6. */
function applyParameters(style: AnsiStyle, parameters: string): AnsiStyle {
  const codes = parameters.split(/[;:]/).map(Number);
  let next: AnsiStyle = style;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const { colour, length } = readExtendedColour(codes.slice(index + 1));
      if (colour !== undefined) next = { ...next, [code === 38 ? 'foreground' : 'background']: colour };
      index += length;
    } else {
      next = applyCode(next, code);
    }
  }
  return next;
}

function applyCode(style: AnsiStyle, code: number): AnsiStyle {
  if (code === 0) return plainStyle;
  if (code === 1) return { ...style, isBold: true };
  if (code === 2) return { ...style, isDim: true };
  if (code === 3) return { ...style, isItalic: true };
  if (code === 4) return { ...style, isUnderlined: true };
  if (code === 22) return without(style, 'isBold', 'isDim');
  if (code === 23) return without(style, 'isItalic');
  if (code === 24) return without(style, 'isUnderlined');
  if (code >= 30 && code <= 37) return { ...style, foreground: code - 30 };
  if (code === 39) return without(style, 'foreground');
  if (code >= 40 && code <= 47) return { ...style, background: code - 40 };
  if (code === 49) return without(style, 'background');
  if (code >= 90 && code <= 97) return { ...style, foreground: code - 90 + 8 };
  if (code >= 100 && code <= 107) return { ...style, background: code - 100 + 8 };
  return style;
}

function without(style: AnsiStyle, ...members: readonly (keyof AnsiStyle)[]): AnsiStyle {
  return Object.fromEntries(Object.entries(style).filter(([name]) => !members.some((member) => member === name)));
}

/** `5;index` or `2;red;green;blue`, the latter as the nearest of the 6 × 6 × 6 cube. */
function readExtendedColour(codes: readonly number[]): { readonly colour?: number; readonly length: number } {
  const [kind, first = 0, second = 0, third = 0] = codes;
  if (kind === 5) return first >= 0 && first <= 255 ? { colour: first, length: 2 } : { length: 2 };
  if (kind !== 2) return { length: 0 };
  const toCube = (value: number) => Math.min(5, Math.max(0, Math.round((value / 255) * 5)));
  return { colour: 16 + 36 * toCube(first) + 6 * toCube(second) + toCube(third), length: 4 };
}
