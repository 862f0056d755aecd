import type { Rule } from '../rule.ts';

/** The settings are written over the variables of the conda section. */
export const condaVariableOverridden: Rule = {
  code: 'conda-variable-overridden',
  severity: 'warning',
  find({ conda, definition }) {
    const settings = new Map(definition.variables.map(({ name, value }) => [name, value]));
    const overridden = (conda?.variables ?? []).filter(
      ({ name, value }) => settings.has(name) && settings.get(name) !== value,
    );
    return overridden.map(({ name, range }) => ({ section: 'conda', range, values: { name } }));
  },
};
