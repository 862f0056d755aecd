import { normalisePackageName } from '../../pip/package-name.ts';
import { channelName } from '../conda/channel-name.ts';
import type { Rule } from '../rule.ts';
import { nativePackages } from './native-packages.ts';

/** Said once, and only where conda-forge is at hand. */
export const nativePackageFromPip: Rule = {
  code: 'pip-better-from-conda',
  severity: 'info',
  find(subject) {
    const { channels = [], specs = [] } = subject.conda ?? {};
    if (specs.length === 0 || !channels.some(({ text }) => channelName(text) === 'conda-forge')) return [];
    const inConda = new Set(specs.map(({ spec }) => spec.name));
    const native = subject.requirements.filter(({ requirement: { name, source } }) => {
      const normalised = normalisePackageName(name ?? '');
      return source === 'index' && nativePackages.has(normalised) && !inConda.has(normalised);
    });
    const [first] = native;
    if (!first) return [];
    const names = native.map(({ requirement }) => requirement.name).join(', ');
    return [{ section: first.section, range: first.requirement.range, values: { names } }];
  },
};
