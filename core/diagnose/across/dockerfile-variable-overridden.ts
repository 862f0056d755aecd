import type { Rule } from '../rule.ts';
import { dockerfileVariables } from './dockerfile-variables.ts';

/** The settings and the conda section become ENV after the Dockerfile's own. */
export const dockerfileVariableOverridden: Rule = {
  code: 'dockerfile-variable-overridden',
  severity: 'warning',
  find({ conda, definition, dockerfile }) {
    const own = definition.userManaged ? [] : (conda?.variables ?? []);
    const later = new Map([...own, ...definition.variables].map(({ name, value }) => [name, value]));
    const overridden = dockerfileVariables(dockerfile, definition.dockerfile).filter(
      ({ name, value }) => later.has(name) && later.get(name) !== value,
    );
    return overridden.map(({ name, range }) => ({ section: 'dockerfile', range, values: { name } }));
  },
};
