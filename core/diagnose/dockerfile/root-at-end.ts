import { isRootUser } from '../../dockerfile/image-user.ts';
import type { Rule } from '../rule.ts';

/** Whoever breaks out of the program is root in the container; the settings can name another user. */
export const rootAtEnd: Rule = {
  code: 'dockerfile-root-at-end',
  severity: 'info',
  find({ definition, dockerfile }) {
    const last = (dockerfile?.stages.length ?? 0) - 1;
    const user = dockerfile?.instructions.findLast(({ keyword, stage }) => keyword === 'USER' && stage === last);
    if (!user || definition.user !== '' || !isRootUser(user.argumentsText.trim())) return [];
    return [{ section: 'dockerfile', range: user.range }];
  },
};
