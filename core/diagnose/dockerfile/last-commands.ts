import type { Subject } from '../subject.ts';
import type { ShellCommand } from './shell-commands.ts';

/** The last command of each RUN and how many there are: what it changes in its shell ends with it. */
export function lastCommands({ commands }: Subject): { readonly last: ShellCommand; readonly count: number }[] {
  const steps = new Map<unknown, { last: ShellCommand; count: number }>();
  for (const last of commands) {
    steps.set(last.instruction, { last, count: (steps.get(last.instruction)?.count ?? 0) + 1 });
  }
  return [...steps.values()];
}
