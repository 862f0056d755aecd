import { oncePer } from '../../once-per.ts';
import type { ShellCommand } from './shell-commands.ts';

/** A call of `apt-get` or `apt`, taken apart. */
export interface AptCommand {
  readonly program: string;
  /** `install`, `update`… */
  readonly action: string;
  readonly options: readonly string[];
  readonly packages: readonly string[];
}

/** Options whose value is a word of its own. */
const withValue = /^(?:-[otca]|--option|--target-release|--config-file|--host-architecture)$/;

export const readAptCommand = oncePer(({ words }: ShellCommand): AptCommand | undefined => {
  const program = words[0]?.replace(/^\/usr\/bin\//, '') ?? '';
  if (program !== 'apt-get' && program !== 'apt') return undefined;
  const options: string[] = [];
  const others: string[] = [];
  for (const [index, word] of words.entries()) {
    if (index === 0 || withValue.test(words[index - 1] ?? '')) continue;
    if (word.startsWith('-')) options.push(word);
    else others.push(word);
  }
  const [action = '', ...packages] = others;
  return { program, action, options, packages };
});
