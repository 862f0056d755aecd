import type { Finding, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { readAptCommand } from './apt-command.ts';
import type { ShellCommand } from './shell-commands.ts';

/** Scripts that set up a package source and read the lists themselves. */
const readsLists =
  /^(?:add-apt-repository|apt-add-repository|bash|sh|\S*\.sh|aptitude|nala|install_packages|eatmydata)$/;

/** Base images come without lists, and an earlier step's are as old as its layer in the cache. */
export const aptWithoutUpdate: Rule = {
  code: 'dockerfile-apt-without-update',
  severity: 'warning',
  find({ commands }: Subject) {
    const updated = new Set<unknown>();
    return commands.flatMap((command): Finding[] => {
      const apt = readAptCommand(command);
      if (apt?.action === 'update' || readsLists.test(command.words[0] ?? '')) updated.add(command.instruction);
      if (apt?.action !== 'install' || updated.has(command.instruction) || isLocal(apt.packages)) return [];
      updated.add(command.instruction);
      const start = (command.starters[0] ?? command.places[0])?.range.start;
      const isPlain = command.range.start === start && command.instruction.argumentsText.trimStart()[0] !== '[';
      const sudo = command.starters.some(({ text }) => text === 'sudo') ? 'sudo ' : '';
      const update = `${sudo}${apt.program} update && `;
      const edits = isPlain && isFirst(command) ? [{ range: { start, end: start }, text: update }] : undefined;
      return [{ section: 'dockerfile', range: command.range, ...(edits && { edits }) }];
    });
  },
};

function isFirst({ operator, starters }: ShellCommand): boolean {
  return /^(?:&&|;|\n)?$/.test(operator) && starters.every(({ text }) => text === 'sudo' || text.includes('='));
}

/** `apt-get install ./package.deb`. */
function isLocal(packages: readonly string[]): boolean {
  return packages.length > 0 && packages.every((name) => /\.deb$|^\.?\//.test(name));
}
