import { StudioError } from '../errors.ts';
import type { Dockerfile } from './dockerfile.ts';
import { parseDockerfile } from './parse-dockerfile.ts';
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
 * Throws `INVALID_INPUT` for a text that is too long or no text at all.
 */
export function readUserStage(source: string, baseReference: () => string, isContinued: boolean): UserStage {
  const text = source.replaceAll('\r\n', '\n').replace(/\n*$/, '\n');
  const dockerfile = parseDockerfile(text).value;
  if (!dockerfile) throw new StudioError('INVALID_INPUT', { field: 'dockerfile' });
  const escapeCharacter: EscapeCharacter = dockerfile.escapeCharacter === '`' ? '`' : '\\';
  const user = userAtEnd(dockerfile, dockerfile.stages.length - 1);
  const last = dockerfile.lastStage;
  if (!last) {
    const at = offsetAfterDirectives(dockerfile, text);
    const from = `FROM ${baseReference()} AS ${ownStageName}\n`;
    return {
      text: text.slice(0, at) + from + text.slice(at),
      stageName: ownStageName,
      user,
      escapeCharacter,
      lineOffset: 1,
    };
  }
  const isNamed = last.name !== undefined || !isContinued;
  const named = isNamed ? text : `${text.slice(0, last.range.end)} AS ${ownStageName}${text.slice(last.range.end)}`;
  return { text: named, stageName: last.name ?? ownStageName, user, escapeCharacter, lineOffset: 0 };
}

/** The last USER of a stage (-1 in a text without FROM), or of the earlier stage that it continues. */
function userAtEnd(dockerfile: Dockerfile, stage: number): string | undefined {
  const written = dockerfile.instructions.findLast((one) => one.stage === stage && one.keyword === 'USER');
  if (written) return fillArguments(written.argumentsText.trim(), argumentValues(dockerfile, stage));
  const parent = dockerfile.stages[stage]?.baseStage;
  return parent === undefined ? undefined : userAtEnd(dockerfile, parent);
}

/** Defaults of the ARGs of a stage; one without takes that of the ARG before the first FROM. */
function argumentValues(dockerfile: Dockerfile, stage: number): ReadonlyMap<string, string> {
  const globalValues = new Map<string, string>();
  const values = new Map<string, string>();
  for (const instruction of dockerfile.instructions) {
    if (instruction.keyword !== 'ARG' || ![-1, stage].includes(instruction.stage)) continue;
    for (const [, name = '', value] of instruction.argumentsText.matchAll(/(\w+)(?:=("[^"]*"|'[^']*'|\S*))?/g)) {
      const known = value?.replaceAll(/^["']|["']$/g, '') ?? globalValues.get(name);
      if (known !== undefined) (instruction.stage === stage ? values : globalValues).set(name, known);
    }
  }
  return values;
}

/** ARG values end with their stage, so they are filled in; an ENV is still there in a stage that continues it. */
function fillArguments(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (whole, braced, fallback, bare) => {
    return values.get(braced ?? bare) ?? fallback ?? whole;
  });
}

function offsetAfterDirectives(dockerfile: Dockerfile, text: string): number {
  const last = dockerfile.directives.at(-1);
  return last ? text.indexOf('\n', last.range.end) + 1 : 0;
}
