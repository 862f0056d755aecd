import type { Rule } from '../rule.ts';
import { isPipInstall } from './outside-installs.ts';

/** The environment sees it, but no lock holds it: the same definition can give other packages. */
export const pipInstallUnlocked: Rule = {
  code: 'dockerfile-pip-install-unlocked',
  severity: 'info',
  find({ conda, definition, finalCommands }) {
    if (definition.userManaged || (conda?.specs.length ?? 0) > 0) return [];
    const [first] = finalCommands.filter(isPipInstall);
    return first ? [{ section: 'dockerfile', range: first.range }] : [];
  },
};
