import type { Rule } from '../rule.ts';
import { isCondaInstall } from './outside-installs.ts';

/** It goes into the base's own conda, beside the environment that the sections make. */
export const condaInstallOutside: Rule = {
  code: 'dockerfile-conda-install-outside',
  severity: 'warning',
  find({ conda, definition, finalCommands, requirements }) {
    const hasEnvironment = (conda?.specs.length ?? 0) > 0 || requirements.length > 0;
    if (definition.userManaged || !hasEnvironment) return [];
    const installs = finalCommands.filter(isCondaInstall);
    return installs.map(({ range }) => ({ section: 'dockerfile', range }));
  },
};
