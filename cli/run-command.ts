import type { Command } from './command.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { WrongUse } from './wrong-use.ts';

/** Loaded when called: one command does not wait for what the others need. */
const commands: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  lint: {
    summary: 'lint [--json] [--fix] PATH…   what is wrong, and mend it',
    load: async () => (await import('./lint.ts')).lint,
  },
  hash: {
    summary: 'hash [--json] PATH…           the specification hash',
    load: async () => (await import('./hash.ts')).hash,
  },
  fmt: {
    summary: 'fmt [--check] PATH…           one layout, comments kept',
    load: async () => (await import('./fmt.ts')).fmt,
  },
  render: {
    summary: 'render [--json] FOLDER        the Dockerfile that would be built',
    load: async () => (await import('./render.ts')).render,
  },
};

const help = `usage: envstudio COMMAND [OPTION…] PATH…

Checks the definitions of environments without a server: conda (*.yml), pip
(*.txt) and Dockerfile* texts, each a file, or a folder as one definition.

${Object.values(commands)
  .map(({ summary }) => `  ${summary}`)
  .join('\n')}

  envstudio COMMAND --help       more about one of them

exit code: 0 fine, 1 findings of severity error, 2 wrong use`;

/** Runs `envstudio` with its words, and says with which code it ends. */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = words;
  if (name === undefined) return refuse('which command?', help, terminal);
  if (isHelp(name) || name === 'help') {
    terminal.print(help);
    return exitCode.fine;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) return refuse(`there is no command “${name}”`, help, terminal);
  const command = await entry.load();
  const separator = rest.indexOf('--');
  if (rest.slice(0, separator === -1 ? rest.length : separator).some(isHelp)) {
    terminal.print(command.help);
    return exitCode.fine;
  }
  try {
    return command.run(rest, terminal);
  } catch (error) {
    if (error instanceof WrongUse) return refuse(error.message, command.help, terminal);
    throw error;
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function refuse(reason: string, usage: string, terminal: Terminal): ExitCode {
  terminal.note(`envstudio: ${reason}\n\n${usage}`);
  return exitCode.wrongUse;
}
