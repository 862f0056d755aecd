import type { Rule } from '../rule.ts';

/** pip packages need a Python: conda's, or the base image's. */
export const noBasePython: Rule = {
  code: 'pip-no-python',
  severity: 'error',
  find(subject) {
    const { definition, surroundings, conda } = subject;
    const { base } = surroundings;
    const mayBringPython = (conda?.specs.length ?? 0) > 0 || definition.dockerfile.trim() !== '';
    // The probe looks on the PATH only; whoever names an interpreter knows another place.
    const mayHavePython = base?.pythonVersion !== undefined || definition.interpreterPath !== '';
    if (!base || mayHavePython || mayBringPython || definition.userManaged) return [];
    const place = subject.pipLists.find(({ list }) => list.requirements.length > 0);
    const first = place?.list.requirements[0];
    return place && first ? [{ section: place.section, range: first.range }] : [];
  },
};
