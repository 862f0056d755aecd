import { type Dockerfile, DockerfileParser, type From, type Instruction } from 'dockerfile-ast';
import type { EscapeCharacter } from './quote-value.ts';

/** Name that the last stage of a user's Dockerfile gets when it has none. */
const ownStageName = 'studio-user-base';

/** A user's Dockerfile, made ready to be continued by our steps. */
export interface UserStage {
  /** The user's text with a FROM of its own, and a name for its last stage where it is continued. Ends with a newline. */
  readonly text: string;
  readonly stageName: string;
  /** `USER` at the end of that stage as far as the text tells; undefined: the base image's. */
  readonly user: string | undefined;
  readonly escapeCharacter: EscapeCharacter;
  /** Lines put before the user's first instruction: subtract it from a line number of the engine. */
  readonly lineOffset: number;
}

/**
 * Reads a Dockerfile. Where a stage of ours continues it, its last stage gets a name by splicing, so that
 * everything else stays as written. A text without FROM goes on from `baseReference`.
 */
export function readUserStage(source: string, baseReference: () => string, isContinued: boolean): UserStage {
  const text = source.replaceAll('\r\n', '\n').replace(/\n*$/, '\n');
  const dockerfile = DockerfileParser.parse(text);
  const escapeCharacter: EscapeCharacter = dockerfile.getEscapeCharacter() === '`' ? '`' : '\\';
  const last = dockerfile.getFROMs().at(-1);
  if (!last) {
    const position = offsetAfterDirectives(dockerfile, text);
    const from = `FROM ${baseReference()} AS ${ownStageName}\n`;
    return {
      text: text.slice(0, position) + from + text.slice(position),
      stageName: ownStageName,
      user: userAtEnd(dockerfile, undefined),
      escapeCharacter,
      lineOffset: 1,
    };
  }
  const user = userAtEnd(dockerfile, last);
  const ownName = last.getBuildStage();
  if (ownName || !isContinued)
    return { text, stageName: ownName ?? ownStageName, user, escapeCharacter, lineOffset: 0 };
  const end = last.getArguments().at(-1)?.getRange().end ?? last.getRange().end;
  const position = offsetAt(text, end);
  return {
    text: `${text.slice(0, position)} AS ${ownStageName}${text.slice(position)}`,
    stageName: ownStageName,
    user,
    escapeCharacter,
    lineOffset: 0,
  };
}

/** The last USER of a stage, or of the earlier stage that it continues. */
function userAtEnd(dockerfile: Dockerfile, stage: From | undefined): string | undefined {
  const instructions = dockerfile.getInstructions();
  const start = stage ? instructions.indexOf(stage) : -1;
  const nextFrom = instructions.findIndex((instruction, index) => index > start && isFrom(instruction));
  const own = instructions.slice(start + 1, nextFrom === -1 ? undefined : nextFrom);
  const instruction = own.findLast((candidate) => candidate.getKeyword() === 'USER');
  if (instruction) return resolveVariables(dockerfile, instruction);
  const parentName = stage?.getImage()?.toLowerCase();
  const parent = dockerfile
    .getFROMs()
    .findLast((from) => isBefore(from, stage) && from.getBuildStage()?.toLowerCase() === parentName);
  return parent ? userAtEnd(dockerfile, parent) : undefined;
}

function isFrom(instruction: Instruction): boolean {
  return instruction.getKeyword() === 'FROM';
}

function isBefore(from: From, stage: From | undefined): boolean {
  return stage !== undefined && from.getRange().start.line < stage.getRange().start.line;
}

/** ARG values end with their stage, so they are filled in; an ENV that only the base knows stays a variable. */
function resolveVariables(dockerfile: Dockerfile, instruction: Instruction): string {
  const line = instruction.getRange().start.line;
  const written = instruction.getArgumentsContent()?.trim() ?? '';
  return written.replace(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (whole, braced, fallback, bare) => {
    const value = dockerfile.resolveVariable(braced ?? bare, line);
    return value ?? fallback ?? whole;
  });
}

function offsetAfterDirectives(dockerfile: Dockerfile, text: string): number {
  const last = dockerfile.getDirectives().at(-1);
  return last ? offsetAt(text, { line: last.getRange().start.line + 1, character: 0 }) : 0;
}

function offsetAt(text: string, position: { readonly line: number; readonly character: number }): number {
  let offset = 0;
  for (let line = 0; line < position.line; line += 1) offset = text.indexOf('\n', offset) + 1;
  return offset + position.character;
}
