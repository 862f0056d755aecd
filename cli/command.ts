import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

export interface Command {
  /** What `--help` prints: how it is called, what it does, its options. */
  readonly help: string;
  /**
   * @param words what follows the command's name.
   * @throws WrongUse for options that it does not know, or words that are missing.
   */
  run(words: readonly string[], terminal: Terminal): ExitCode;
}
