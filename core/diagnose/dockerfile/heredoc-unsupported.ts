import type { Rule } from '../rule.ts';
import { heredocSupport } from './heredoc-support.ts';

/** The engine that would build it reads the lines as instructions: "unknown instruction: APT-GET". */
export const heredocUnsupported: Rule = {
  code: 'dockerfile-heredoc-unsupported',
  severity: 'error',
  find({ dockerfile, surroundings: { engine } }) {
    if (heredocSupport(engine) !== 'none') return [];
    const values = { version: engine?.version ?? '' };
    return (dockerfile?.heredocs ?? []).map((range) => ({ section: 'dockerfile', range, values }));
  },
};
