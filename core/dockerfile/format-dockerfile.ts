import type { TextEdit, TextRange } from '../issue.ts';
import { trailingSpaceEdits } from '../trailing-space.ts';
import type { DockerfileInstruction } from './dockerfile.ts';
import { readHeredocs } from './heredoc.ts';
import { parseDockerfile } from './parse-dockerfile.ts';

const heredocOpening = /<<-?\s*["']?[A-Za-z_]/;

/**
 * The edits that give a Dockerfile its one layout: keywords in capitals, one space after them, none
 * at the ends of lines. Comments, heredocs, indents (they show stages) and line continuations stay.
 */
export function formatDockerfile(text: string): readonly TextEdit[] {
  const { instructions = [], escapeCharacter } = parseDockerfile(text).value ?? {};
  const textOf = ({ range }: DockerfileInstruction) => text.slice(range.start, range.end);
  const withHeredoc = instructions.filter((instruction) => readHeredocs(textOf(instruction)).names.length > 0);
  const hasUnreadHeredoc = instructions.some(
    (instruction) => heredocOpening.test(textOf(instruction)) && !withHeredoc.includes(instruction),
  );
  // Lines that may belong to a heredoc look like instructions.
  if (hasUnreadHeredoc) return [];
  const heredocs = withHeredoc.map(({ range }) => range);
  return [
    ...instructions.flatMap((instruction) => keywordEdits(text, instruction, escapeCharacter)),
    ...trailingSpaceEdits(text, (line) => heredocs.some((heredoc) => overlaps(heredoc, line))),
  ];
}

function keywordEdits(
  text: string,
  { keyword, keywordRange, range }: DockerfileInstruction,
  escapeCharacter = '\\',
): TextEdit[] {
  const edits: TextEdit[] = [];
  const written = text.slice(keywordRange.start, keywordRange.end);
  if (written.toUpperCase() === keyword && written !== keyword) edits.push({ range: keywordRange, text: keyword });
  const gap = /^[ \t]+(?=[^ \t\r\n])/.exec(text.slice(keywordRange.end, range.end))?.[0] ?? ' ';
  const isContinued = text.startsWith(escapeCharacter, keywordRange.end + gap.length);
  if (gap !== ' ' && !isContinued) {
    edits.push({ range: { start: keywordRange.end, end: keywordRange.end + gap.length }, text: ' ' });
  }
  return edits;
}

function overlaps(one: TextRange, other: TextRange): boolean {
  return one.start <= other.end && other.start <= one.end;
}
