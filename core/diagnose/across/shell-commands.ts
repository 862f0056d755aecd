import type { Dockerfile, DockerfileInstruction } from '../../dockerfile/dockerfile.ts';
import type { TextRange } from '../../issue.ts';
import { oncePer } from '../../once-per.ts';
import { rememberLast } from '../../remember-last.ts';

/** One command of a RUN: its words, without what only changes how it is started. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly range: TextRange;
}

const starters = /^(?:sudo|exec|time|env|then|do|else|[A-Za-z_]\w*=\S*)$/;

/** Commands that run in the stage that becomes the image, near enough to find well-known programs. */
export function listShellCommands(dockerfile: Dockerfile | undefined, text: string): readonly ShellCommand[] {
  return dockerfile ? commandsIn(dockerfile)(text) : [];
}

/** A parsed Dockerfile has one text. */
const commandsIn = oncePer((dockerfile: Dockerfile) =>
  rememberLast((text: string): readonly ShellCommand[] => {
    const last = dockerfile.stages.length - 1;
    const runs = dockerfile.instructions.filter(({ keyword, stage }) => keyword === 'RUN' && stage === last);
    return runs.flatMap((run) => commandsOf(run, text, dockerfile.escapeCharacter));
  }),
);

function commandsOf({ argumentsText, keywordRange }: DockerfileInstruction, text: string, escapeCharacter: string) {
  const at = text.indexOf(argumentsText, keywordRange.end);
  const commands = [...joinLines(argumentsText, escapeCharacter).matchAll(/[^;|&\n]+/g)];
  return commands.flatMap(({ 0: command, index }): ShellCommand[] => {
    // Brackets and quotes: subshells, and the list form of RUN.
    const words = command.split(/[\s"',[\]()]+/).filter((word) => word !== '');
    const first = words.findIndex((word) => !starters.test(word));
    if (first === -1) return [];
    const start = at + index + command.length - command.trimStart().length;
    return [{ words: words.slice(first), range: { start, end: start + command.trim().length } }];
  });
}

/** Continued lines become one, without the comments between them; every character keeps its place. */
function joinLines(text: string, escapeCharacter: string): string {
  let isContinued = false;
  const lines = text.split('\n').map((line) => {
    if (isContinued && /^\s*#/.test(line)) return `${' '.repeat(line.length)} `;
    const body = line.trimEnd();
    isContinued = body.endsWith(escapeCharacter);
    return isContinued ? `${body.slice(0, -1).padEnd(line.length)} ` : `${line}\n`;
  });
  return lines.join('').slice(0, text.length);
}
