import type { Rule } from '../rule.ts';
import { findEnvironmentPython } from './environment-python.ts';
import { markerVerdict } from './marker-verdict.ts';

/** Right in a list for many platforms, and good to know when a package is missing; said once. */
export const excludedByMarker: Rule = {
  code: 'pip-excluded-by-marker',
  severity: 'info',
  find(subject) {
    const python = findEnvironmentPython(subject);
    const excluded = subject.requirements.filter(
      ({ requirement: { marker } }) => marker !== undefined && markerVerdict(marker, python) === false,
    );
    const [first] = excluded;
    if (!first) return [];
    const names = excluded.slice(0, 5).map(({ requirement: { name, text } }) => name ?? text);
    const values = { count: String(excluded.length), names: names.join(', ') };
    return [{ section: first.section, range: first.requirement.range, values }];
  },
};
