import { type Arg, type Dockerfile as Ast, DockerfileParser, type From, type Instruction } from 'dockerfile-ast';
import type { Issue, Parsed, TextRange } from '../issue.ts';
import { LineIndex } from '../position.ts';
import { findUnreadableText } from '../unreadable-text.ts';
import { copiesFromContext } from './copy-source.ts';
import type { Dockerfile, DockerfileInstruction, DockerfileStage } from './dockerfile.ts';
import { type DockerfileIssueCode, dockerfileIssue } from './dockerfile-issue.ts';
import { findForeignFrontend } from './foreign-frontend.ts';
import { readHeredocs } from './heredoc.ts';
import { findReservedUses } from './reserved-mounts.ts';
import { resolveVariables } from './resolve-variables.ts';

const keywords = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);
/** CMD and ENTRYPOINT without arguments take back the base image's; every other instruction needs one. */
const keywordsWithoutArguments = new Set(['CMD', 'ENTRYPOINT']);
/** The parser takes seconds over longer texts; real files stay a hundred times below. */
const lineLimitCharacters = 100_000;
/** In a comment it looks for a directive from each `#` on, in time quadratic in their number. */
const commentLimitCharacters = 2_000;
/** What no instruction begins with, and a command that goes on does. */
const joinsCommand = /^(?:&&|\|)/;
const issueLimit = 500;

type Place = ReturnType<Instruction['getRange']>;

/** Parses a Dockerfile, or instructions without a FROM. Never throws. */
export function parseDockerfile(source: string): Parsed<Dockerfile> {
  const unreadable = findUnreadableText(source, 'dockerfile');
  if (unreadable) return { issues: [unreadable] };
  const lines = new LineIndex(source);
  for (let line = 1; line <= lines.lineCount; line += 1) {
    const range = lines.lineRange(line);
    const limit = /^\s*#/.test(source.slice(range.start, range.end)) ? commentLimitCharacters : lineLimitCharacters;
    if (range.end - range.start > limit) {
      const values = { limit: String(limit) };
      return {
        issues: [
          dockerfileIssue('dockerfile-line-too-long', 'error', { start: range.start, end: range.start }, values),
        ],
      };
    }
  }
  return new DockerfileReader(source, lines).read();
}

class DockerfileReader {
  readonly #source: string;
  readonly #lines: LineIndex;
  readonly #ast: Ast;
  readonly #issues: Issue[] = [];
  /** Index of the stage that a name means: the latest of that name. */
  readonly #stageByName = new Map<string, number>();
  readonly #heredocs: TextRange[] = [];

  constructor(source: string, lines: LineIndex) {
    this.#source = source;
    this.#lines = lines;
    this.#ast = DockerfileParser.parse(source);
  }

  read(): Parsed<Dockerfile> {
    const directives = this.#ast.getDirectives().map((directive) => ({
      name: directive.getName().toLowerCase(),
      value: directive.getValue(),
      range: this.#range(directive.getRange()),
    }));
    const foreign = findForeignFrontend(this.#source);
    if (foreign) this.#note('dockerfile-foreign-frontend', foreign.range, { frontend: foreign.frontend });
    const all = this.#ast.getInstructions();
    const hasFrom = all.some((instruction) => instruction.getKeyword() === 'FROM');
    const stages: DockerfileStage[] = [];
    const globalArguments = new Map<string, string>();
    const instructions = all.map((instruction, index) => {
      const keyword = instruction.getKeyword();
      if (keyword === 'FROM') stages.push(this.#readStage(instruction as From, stages.length, globalArguments));
      if (keyword === 'ARG' && stages.length === 0) readArguments(instruction as Arg, globalArguments);
      if (joinsCommand.test(keyword)) this.#noteMissingContinuation(instruction, all[index - 1]);
      return this.#readInstruction(instruction, hasFrom, stages.length - 1);
    });
    for (const { identifier, range } of findReservedUses(this.#source)) {
      this.#note('dockerfile-reserved-mount', range, { identifier });
    }
    const lastStage = stages.at(-1);
    const value: Dockerfile = {
      directives,
      escapeCharacter: this.#ast.getEscapeCharacter(),
      instructions,
      stages,
      hasFrom,
      ...(lastStage ? { lastStage } : {}),
      heredocs: this.#heredocs,
    };
    return { value, issues: this.#issues.slice(0, issueLimit) };
  }

  #note(
    code: DockerfileIssueCode,
    range: TextRange,
    values: Record<string, string> = {},
    severity: Issue['severity'] = 'error',
  ) {
    this.#issues.push(dockerfileIssue(code, severity, range, values));
  }

  #readInstruction(instruction: Instruction, hasFrom: boolean, stage: number): DockerfileInstruction {
    const keyword = instruction.getKeyword();
    const range = this.#range(instruction.getRange());
    const keywordRange = this.#range(instruction.getInstructionRange());
    const place = instruction.getArgumentsRange();
    const argumentsRange = place ? this.#range(place) : { start: keywordRange.end, end: keywordRange.end };
    const argumentsText = this.#text(argumentsRange);
    if (!keywords.has(keyword)) {
      if (!joinsCommand.test(keyword))
        this.#note('dockerfile-unknown-instruction', keywordRange, { instruction: keyword.slice(0, 40) });
    } else {
      if (hasFrom && stage === -1 && keyword !== 'ARG') {
        this.#note('dockerfile-instruction-before-from', keywordRange, { instruction: keyword });
      }
      if (argumentsText.trim() === '' && !keywordsWithoutArguments.has(keyword)) {
        this.#note('dockerfile-missing-arguments', keywordRange, { instruction: keyword });
      }
      if (keyword === 'ONBUILD' && /^\s*(onbuild|from|maintainer)\b/i.test(argumentsText)) {
        this.#note('dockerfile-onbuild-nested', range);
      }
      if ((keyword === 'COPY' || keyword === 'ADD') && copiesFromContext(instruction, this.#text(range))) {
        this.#note('dockerfile-build-context', range, {}, 'warning');
      }
      this.#checkHeredocs(keyword, range);
    }
    return { keyword, range, keywordRange, argumentsText, argumentsRange, stage };
  }

  /** A line that goes on with `&&`, below one that does not say so. */
  #noteMissingContinuation(instruction: Instruction, previous: Instruction | undefined) {
    const range = this.#range(instruction.getInstructionRange());
    const end = previous && this.#range(previous.getRange()).end;
    const edits = end === undefined ? [] : [{ range: { start: end, end }, text: ` ${this.#ast.getEscapeCharacter()}` }];
    const fix = edits.length > 0 ? { edits } : undefined;
    this.#issues.push(
      dockerfileIssue('dockerfile-missing-continuation', 'error', range, { text: this.#text(range) }, fix),
    );
  }

  #readStage(from: From, index: number, values: ReadonlyMap<string, string>): DockerfileStage {
    const range = this.#range(from.getRange());
    const imageRange = from.getImageRange();
    const baseRange = imageRange ? this.#range(imageRange) : range;
    const base = withoutQuotes(from.getImage() ?? '');
    const words = from.getArguments().map((argument) => argument.getValue());
    const hasName = words.length === 3 && words[1]?.toLowerCase() === 'as';
    if (words.length > 0 && words.length !== 1 && !hasName) this.#note('dockerfile-invalid-from', range);
    if (/\{\{|^<.*>$|\{%/.test(base)) this.#note('dockerfile-template', baseRange, { text: base.slice(0, 100) });
    const name = hasName ? withoutQuotes(words[2] ?? '').toLowerCase() : undefined;
    const nameRange = from.getBuildStageRange();
    const resolvedBase = resolveVariables(base, values);
    const baseStage = this.#stageByName.get(resolvedBase.toLowerCase());
    if (name !== undefined && nameRange) {
      if (name.startsWith('studio')) this.#note('dockerfile-reserved-stage', this.#range(nameRange), { name });
      if (this.#stageByName.has(name)) this.#note('dockerfile-duplicate-stage', this.#range(nameRange), { name });
      this.#stageByName.set(name, index);
    }
    return {
      ...(name ? { name } : {}),
      base,
      baseRange,
      resolvedBase,
      ...(baseStage === undefined ? {} : { baseStage }),
      range,
    };
  }

  #checkHeredocs(keyword: string, range: TextRange) {
    if (!['RUN', 'COPY', 'ADD'].includes(keyword)) return;
    const { names, unclosed } = readHeredocs(this.#text(range));
    if (names.length === 0) return;
    this.#heredocs.push(range);
    if (unclosed !== undefined) this.#note('dockerfile-unclosed-heredoc', range, { name: unclosed });
  }

  #range({ start, end }: Place): TextRange {
    return { start: this.#offset(start), end: this.#offset(end) };
  }

  #offset({ line, character }: Place['start']): number {
    return this.#lines.offsetAt({ line: line + 1, column: character + 1 });
  }

  #text({ start, end }: TextRange): string {
    return this.#source.slice(start, end);
  }
}

function readArguments(argument: Arg, values: Map<string, string>) {
  for (const property of argument.getProperties()) {
    const value = property.getValue();
    values.set(property.getName(), resolveVariables(value ?? '', values));
  }
}

function withoutQuotes(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, '$2');
}
