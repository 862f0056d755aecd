import type { Finding, Rule } from '../rule.ts';
import type { ShellCommand } from './shell-commands.ts';

const namesRevision = /^(?:-b|--branch|--revision)(?:=|$)/;
const choosesRevision = /^(?:checkout|reset|switch)$/;

/** The newest commit of today: no lock holds it, and another build may get other code. */
export const unpinnedClone: Rule = {
  code: 'dockerfile-unpinned-clone',
  severity: 'info',
  find({ commands }) {
    const findings: Finding[] = [];
    // Backwards: what is checked out after a clone chooses its commit, up to the next clone.
    let chosenInStage = -1;
    for (const command of commands.toReversed()) {
      const { range, instruction } = command;
      if (isGit(command, choosesRevision)) chosenInStage = instruction.stage;
      if (!isGit(command, /^clone$/)) continue;
      const isChosen = chosenInStage === instruction.stage || command.words.some((word) => namesRevision.test(word));
      if (!isChosen) findings.push({ section: 'dockerfile', range });
      chosenInStage = -1;
    }
    return findings;
  },
};

function isGit({ words }: ShellCommand, action: RegExp): boolean {
  return words[0] === 'git' && words.some((word) => action.test(word));
}
