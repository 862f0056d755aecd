import type { Rule } from '../rule.ts';

/** `pip:` with nothing below it: its lines were lost, or are indented as conda packages. */
export const emptyPipList: Rule = {
  code: 'conda-empty-pip-list',
  severity: 'warning',
  find({ conda }) {
    return conda?.pipRange && conda.pip.length === 0 ? [{ section: 'conda', range: conda.pipRange }] : [];
  },
};
