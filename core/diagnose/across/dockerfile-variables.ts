import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { TextRange } from '../../issue.ts';

export interface DockerfileVariable {
  readonly name: string;
  /** Without quotes; variables in it are not filled in. */
  readonly value: string;
  readonly range: TextRange;
}

const pair = /(?<name>[A-Za-z_]\w*)=(?<value>"(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s\\]|\\.)*)/gs;

/** ENV of the stage that becomes the image; `range` is the name's. */
export function dockerfileVariables(dockerfile: Dockerfile | undefined, text: string): DockerfileVariable[] {
  const last = (dockerfile?.stages.length ?? 0) - 1;
  const instructions =
    dockerfile?.instructions.filter(({ keyword, stage }) => keyword === 'ENV' && stage === last) ?? [];
  return instructions.flatMap(({ argumentsText, keywordRange }) => {
    const at = text.indexOf(argumentsText, keywordRange.end);
    const [, oldName, oldValue] = /^([A-Za-z_]\w*)[ \t]+(.*)$/s.exec(argumentsText) ?? [];
    if (oldName !== undefined && oldValue !== undefined) {
      return [{ name: oldName, value: unquote(oldValue.trim()), range: { start: at, end: at + oldName.length } }];
    }
    return [...argumentsText.matchAll(pair)].map(({ index, groups }) => {
      const { name = '', value = '' } = groups ?? {};
      return { name, value: unquote(value), range: { start: at + index, end: at + index + name.length } };
    });
  });
}

function unquote(value: string): string {
  return /^(["']).*\1$/s.test(value) ? value.slice(1, -1) : value;
}
