import { listAssignments } from '../dockerfile/assignments.ts';
import type { Rule } from '../rule.ts';

/** The settings and the conda section become ENV after the Dockerfile's own. */
export const dockerfileVariableOverridden: Rule = {
  code: 'dockerfile-variable-overridden',
  severity: 'warning',
  find({ conda, definition, dockerfile }) {
    const own = definition.userManaged ? [] : (conda?.variables ?? []);
    const later = new Map([...own, ...definition.variables].map(({ name, value }) => [name, value]));
    const last = (dockerfile?.stages.length ?? 0) - 1;
    const overridden = listAssignments(dockerfile).filter(
      ({ keyword, stage, name, value }) =>
        keyword === 'ENV' && stage === last && later.has(name) && later.get(name) !== value,
    );
    return overridden.map(({ name, range }) => ({ section: 'dockerfile', range, values: { name } }));
  },
};
