import { isRootUser } from '../../dockerfile/image-user.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { readAptCommand } from './apt-command.ts';
import { parseImageName, shortRepository } from './image-name.ts';
import { stageBase } from './stage-base.ts';

/** Images that are known to start as root, without sudo. */
const rootImage =
  /^(?:python|debian|ubuntu|alpine|centos|fedora|rockylinux|buildpack-deps|nvidia\/cuda|continuumio\/\w+|condaforge\/\w+)$/;

/** Steps run as root until a USER says otherwise, and few base images have sudo at all. */
export const needlessSudo: Rule = {
  code: 'dockerfile-needless-sudo',
  severity: 'warning',
  find(subject) {
    const { commands, definition, dockerfile } = subject;
    const isInstalled = commands.some((command) => readAptCommand(command)?.packages.includes('sudo'));
    const users = dockerfile?.instructions.filter(({ keyword }) => keyword === 'USER') ?? [];
    if (isInstalled || users.some(({ argumentsText }) => !isRootUser(argumentsText.trim()))) return [];
    const text = definition.dockerfile;
    return commands.flatMap(({ starters, range, instruction }) => {
      const sudo = starters.find((word) => word.text === 'sudo');
      const next = sudo && /^\s+/.exec(text.slice(sudo.range.end))?.[0];
      if (!sudo || next === undefined || !startsAsRoot(subject, instruction.stage)) return [];
      if (starters.some((word) => word.text.startsWith('-'))) return [];
      const edits = [{ range: { start: sudo.range.start, end: sudo.range.end + next.length }, text: '' }];
      return [{ section: 'dockerfile' as const, range, edits }];
    });
  },
};

function startsAsRoot(subject: Subject, stage: number): boolean {
  return rootImage.test(shortRepository(parseImageName(stageBase(subject, stage)).repository));
}
