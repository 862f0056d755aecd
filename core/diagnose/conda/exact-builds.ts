import type { TextEdit } from '../../issue.ts';
import type { Rule } from '../rule.ts';

/** Builds by hash, Python tag or number; a variant (`=mkl`, `=cuda_112*`) is somebody's choice. */
const machineMade = /^(?:\d+|py\d+_\d+|(?:.*_)?(?:py\d*)?h[0-9a-f]{5,}(?:_\d+)?)$/;

/** What `conda env export` writes: solves on the same platform only, and for as long as that build is kept. */
export const exactBuilds: Rule = {
  code: 'conda-exact-builds',
  severity: 'info',
  find({ conda }) {
    const exact = (conda?.specs ?? []).filter(({ spec }) => machineMade.test(spec.build ?? ''));
    const [first] = exact;
    if (!first) return [];
    const edits = exact.flatMap(({ spec: { ranges } }): TextEdit[] =>
      ranges.version && ranges.build ? [{ range: { start: ranges.version.end, end: ranges.build.end }, text: '' }] : [],
    );
    const values = { count: String(exact.length), example: first.text };
    return [{ section: 'conda', range: first.range, values, ...(edits.length === exact.length && { edits }) }];
  },
};
