import type { Rule } from '../rule.ts';
import { heredocSupport } from './heredoc-support.ts';

/** Nobody knows yet what will build it. */
export const heredoc: Rule = {
  code: 'dockerfile-heredoc',
  severity: 'info',
  find({ dockerfile, surroundings }) {
    if (heredocSupport(surroundings.engine) !== 'unknown') return [];
    return (dockerfile?.heredocs ?? []).map((range) => ({ section: 'dockerfile', range }));
  },
};
