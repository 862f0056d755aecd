import type { Rule } from '../rule.ts';
import { isPipInstall } from './outside-installs.ts';

/** It goes into the base's Python, which the environment's own Python does not see. */
export const pipInstallOutside: Rule = {
  code: 'dockerfile-pip-install-outside',
  severity: 'warning',
  find({ conda, definition, finalCommands }) {
    if (definition.userManaged || (conda?.specs.length ?? 0) === 0) return [];
    const installs = finalCommands.filter(isPipInstall);
    return installs.map(({ range }) => ({ section: 'dockerfile', range }));
  },
};
