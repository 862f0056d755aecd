import type { BuildFailure } from './build.ts';
import type { FailureFacts } from './failure-facts.ts';
import { findInstructionOrigin, findNamedPackageOrigin } from './failure-origin.ts';

/** Steps in which packages are solved, installed or imported; what they say is about those of the definition. */
const packageSteps = /^studio:(?:lock|check)|source=\.studio\/(?:pixi\.lock|pylock\.toml)/;

/** The line of a definition that a line of its build's log comes from: the instruction that ran, or the package it names. */
export function findLogLineOrigin(
  texts: NonNullable<FailureFacts['definition']>,
  stepName: string,
  text: string,
): BuildFailure['origin'] {
  const instruction = findInstructionOrigin(texts, stepName);
  if (instruction) return instruction;
  return packageSteps.test(stepName) ? findNamedPackageOrigin(texts, text) : undefined;
}
