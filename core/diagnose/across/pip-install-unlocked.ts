import type { Rule } from '../rule.ts';
import { isPipInstall } from './outside-installs.ts';
import { listShellCommands } from './shell-commands.ts';

/** The environment sees it, but no lock holds it: the same definition can give other packages. */
export const pipInstallUnlocked: Rule = {
  code: 'dockerfile-pip-install-unlocked',
  severity: 'info',
  find({ conda, definition, dockerfile }) {
    if (definition.userManaged || (conda?.specs.length ?? 0) > 0) return [];
    const [first] = listShellCommands(dockerfile, definition.dockerfile).filter(isPipInstall);
    return first ? [{ section: 'dockerfile', range: first.range }] : [];
  },
};
