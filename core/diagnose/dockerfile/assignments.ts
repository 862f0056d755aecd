import type { Dockerfile, DockerfileInstruction } from '../../dockerfile/dockerfile.ts';
import type { TextRange } from '../../issue.ts';
import { oncePer } from '../../once-per.ts';

/** What an ENV or ARG says of one variable. */
export interface Assignment {
  readonly keyword: 'ENV' | 'ARG';
  readonly name: string;
  /** Without quotes, variables in it not filled in; absent for an ARG without a default. */
  readonly value?: string;
  /** The name's. */
  readonly range: TextRange;
  readonly stage: number;
  readonly instruction: DockerfileInstruction;
}

const pair = /(?<![^\s])(?<name>[A-Za-z_]\w*)(?:=(?<value>"(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s\\]|\\.)*))?/gs;
const oldForm = /^([A-Za-z_]\w*)[ \t]+([^=\s].*)$/s;

/** Every variable of every ENV and ARG, in the order of the text. */
export function listAssignments(dockerfile: Dockerfile | undefined): readonly Assignment[] {
  return dockerfile ? assignmentsIn(dockerfile) : [];
}

const assignmentsIn = oncePer(({ instructions }: Dockerfile) =>
  instructions.flatMap((instruction) => {
    const { keyword } = instruction;
    return keyword === 'ENV' || keyword === 'ARG' ? assignmentsOf(instruction, keyword) : [];
  }),
);

function assignmentsOf(instruction: DockerfileInstruction, keyword: Assignment['keyword']): Assignment[] {
  const { argumentsText, argumentsRange, stage } = instruction;
  const at = argumentsRange.start;
  const [, oldName, oldValue] = (keyword === 'ENV' && oldForm.exec(argumentsText)) || [];
  if (oldName !== undefined && oldValue !== undefined) {
    const range = { start: at, end: at + oldName.length };
    return [{ keyword, name: oldName, value: unquote(oldValue.trim()), range, stage, instruction }];
  }
  const pairs = [...argumentsText.matchAll(pair)].filter(
    ({ groups }) => keyword === 'ARG' || groups?.value !== undefined,
  );
  return pairs.map(({ index, groups }) => {
    const { name = '', value } = groups ?? {};
    const range = { start: at + index, end: at + index + name.length };
    return { keyword, name, ...(value !== undefined && { value: unquote(value) }), range, stage, instruction };
  });
}

function unquote(value: string): string {
  return /^(["']).*\1$/s.test(value) ? value.slice(1, -1) : value;
}
