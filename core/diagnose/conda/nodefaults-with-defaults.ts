import type { Rule } from '../rule.ts';

/** `nodefaults` forbids what `defaults` asks for. */
export const nodefaultsWithDefaults: Rule = {
  code: 'conda-nodefaults-with-defaults',
  severity: 'warning',
  find({ conda }) {
    const defaults = conda?.channels.find(({ text }) => text === 'defaults');
    return conda?.hasNodefaults && defaults ? [{ section: 'conda', range: defaults.range }] : [];
  },
};
