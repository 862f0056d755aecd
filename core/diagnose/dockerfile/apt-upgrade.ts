import type { Rule } from '../rule.ts';
import { readAptCommand } from './apt-command.ts';

/** Said once: sometimes it is the only way to a security fix. */
export const aptUpgrade: Rule = {
  code: 'dockerfile-apt-upgrade',
  severity: 'info',
  find({ commands }) {
    const upgrade = commands.find((command) => {
      return /^(?:(?:dist-|full-)?upgrade)$/.test(readAptCommand(command)?.action ?? '');
    });
    return upgrade ? [{ section: 'dockerfile', range: upgrade.range }] : [];
  },
};
