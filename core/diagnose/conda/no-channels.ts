import type { Rule } from '../rule.ts';

/** Without `channels:` each client takes its own default: the same text gives different packages. */
export const noChannels: Rule = {
  code: 'conda-no-channels',
  severity: 'warning',
  find({ conda }) {
    const first = conda?.specs[0];
    if (!conda || !first || conda.channels.length > 0) return [];
    if (conda.specs.every(({ spec }) => spec.channel !== undefined || spec.url !== undefined)) return [];
    return [{ section: 'conda', range: first.range }];
  },
};
