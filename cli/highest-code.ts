import { type ExitCode, exitCode } from './exit-code.ts';

/** What a call over several paths ends with: the worst that happened to any. */
export function highestCode(codes: readonly ExitCode[]): ExitCode {
  return codes.toSorted((left, right) => right - left)[0] ?? exitCode.fine;
}
