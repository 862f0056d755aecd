import type { Instruction } from 'dockerfile-ast';

const elsewhere = /^["[]?"?(?:https?:|git@|git:|<<)/;

/**
 * Whether a COPY or ADD takes files from the build context. A definition is texts only, so there are
 * none: only heredocs, other stages and addresses can be copied from.
 *
 * @param text the whole instruction.
 */
export function copiesFromContext(instruction: Instruction, text: string): boolean {
  const sources = instruction.getArguments().map((argument) => argument.getValue());
  const hasOtherSource = /\s--from\b/i.test(text) || sources.some((source) => elsewhere.test(source));
  return sources.length > 1 && !hasOtherSource;
}
