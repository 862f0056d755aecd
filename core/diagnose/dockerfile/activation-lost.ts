import type { Finding, Rule } from '../rule.ts';
import { lastCommands } from './last-commands.ts';

/** `conda activate x`, `source activate x`, `. venv/bin/activate` as the last command of a RUN: the next knows nothing of it. */
export const activationLost: Rule = {
  code: 'dockerfile-activation-lost',
  severity: 'warning',
  find(subject) {
    return lastCommands(subject).flatMap(({ last }): Finding[] => {
      const [program = '', what = ''] = last.words;
      const isConda = /^(?:conda|mamba|micromamba)$/.test(program) && what === 'activate';
      const isScript = (program === 'source' || program === '.') && /(?:^|\/)activate$/.test(what);
      return isConda || isScript ? [{ section: 'dockerfile', range: last.range }] : [];
    });
  },
};
