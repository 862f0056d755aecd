import type { Rule } from '../rule.ts';
import { isCondaInstall } from './outside-installs.ts';
import { listShellCommands } from './shell-commands.ts';

/** It goes into the base's own conda, beside the environment that the sections make. */
export const condaInstallOutside: Rule = {
  code: 'dockerfile-conda-install-outside',
  severity: 'warning',
  find(subject) {
    const { conda, definition, dockerfile } = subject;
    const hasEnvironment = (conda?.specs.length ?? 0) > 0 || subject.requirements.length > 0;
    if (definition.userManaged || !hasEnvironment) return [];
    const installs = listShellCommands(dockerfile, definition.dockerfile).filter(isCondaInstall);
    return installs.map(({ range }) => ({ section: 'dockerfile', range }));
  },
};
