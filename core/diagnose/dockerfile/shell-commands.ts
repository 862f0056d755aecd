import type { Dockerfile, DockerfileInstruction } from '../../dockerfile/dockerfile.ts';
import type { TextRange } from '../../issue.ts';
import { oncePer } from '../../once-per.ts';
import { readShell, type ShellRedirection, type ShellWord } from './read-shell.ts';

/** One command of a RUN, near enough to a shell's own reading to find well-known programs. */
export interface ShellCommand {
  /** Program and arguments, quotes taken out, without what only changes how it is started. */
  readonly words: readonly string[];
  /** Where each of `words` stands. */
  readonly places: readonly ShellWord[];
  /** What stands before the program: `sudo`, `exec`, `VARIABLE=value`. */
  readonly starters: readonly ShellWord[];
  readonly redirections: readonly ShellRedirection[];
  /** What joins it to the command before: `&&`, `|`, `;`…; empty for the first one. */
  readonly operator: string;
  readonly range: TextRange;
  readonly instruction: DockerfileInstruction;
}

const starter = /^(?:sudo|exec|time|env|then|do|else|if|while|until|elif|!|\{|[A-Za-z_]\w*=.*)$/s;
/** RUN means something else there. */
const otherShell = /powershell|pwsh|cmd(?:\.exe)?"/i;
const heredoc = /<<-?\s*["']?[A-Za-z_]/;

/** The commands of every RUN, in the order of the text. */
export const listShellCommands = oncePer((dockerfile: Dockerfile): readonly ShellCommand[] => {
  const { escapeCharacter, instructions } = dockerfile;
  const hasOtherShell = instructions.some(
    ({ keyword, argumentsText }) => keyword === 'SHELL' && otherShell.test(argumentsText),
  );
  const runs = hasOtherShell ? [] : instructions.filter(({ keyword }) => keyword === 'RUN');
  return runs.flatMap((run) => commandsOf(run, escapeCharacter));
});

function commandsOf(instruction: DockerfileInstruction, escapeCharacter: string): ShellCommand[] {
  const { argumentsText, argumentsRange } = instruction;
  const listed = readList(argumentsText);
  if (listed) {
    const places = listed.map((text) => ({ text, range: argumentsRange, isPlain: false }));
    return [toCommand({ words: places, redirections: [], operator: '', range: argumentsRange }, instruction)].flat();
  }
  const script = withoutForeignScript(joinLines(argumentsText, escapeCharacter));
  return readShell(script, argumentsRange.start).flatMap((command) => toCommand(command, instruction));
}

function toCommand(
  { words, redirections, operator, range }: ReturnType<typeof readShell>[number],
  instruction: DockerfileInstruction,
): ShellCommand[] {
  const first = programIndex(words);
  if (first === -1) return [];
  const places = words.slice(first);
  const starters = words.slice(0, first);
  return [{ words: places.map(({ text }) => text), places, starters, redirections, operator, range, instruction }];
}

/** Where the program stands; -1 when only starters do. `sudo -E -H program`: its own options are no program. */
function programIndex(words: readonly ShellWord[]): number {
  let isBehindSudo = false;
  return words.findIndex(({ text }) => {
    const isOption = isBehindSudo && /^-[A-Za-z]+$/.test(text);
    isBehindSudo = text === 'sudo' || isOption;
    return !isOption && !starter.test(text);
  });
}

/** The list form of RUN. */
function readList(text: string): readonly string[] | undefined {
  if (!text.trimStart().startsWith('[')) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((word) => typeof word === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

/** What a heredoc feeds to another program than a shell, or to another shell, is no list of commands. */
function withoutForeignScript(text: string): string {
  const [firstLine = '', secondLine = ''] = text.split('\n', 2);
  if (!heredoc.test(firstLine)) return text;
  const isScript = /^\s*(?:<<|(?:\/bin\/)?(?:ba)?sh\b)/.test(firstLine) && !/^#!(?!.*sh\b)/.test(secondLine);
  return isScript ? text : firstLine;
}

/** Continued lines become one, without comments and empty lines between them; every character keeps its place. */
function joinLines(text: string, escapeCharacter: string): string {
  let isContinued = false;
  const lines = text.split('\n').map((line) => {
    if (isContinued && /^\s*(?:#|$)/.test(line)) return `${' '.repeat(line.length)} `;
    const body = line.trimEnd();
    isContinued = body.endsWith(escapeCharacter);
    return isContinued ? `${body.slice(0, -1).padEnd(line.length)} ` : `${line}\n`;
  });
  return lines.join('').slice(0, text.length);
}
