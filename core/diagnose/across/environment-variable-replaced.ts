import type { Finding, Rule } from '../rule.ts';

/** What the studio sets, or Python reads when it starts. */
const ownVariables = new Set(['PATH', 'PYTHONHOME', 'CONDA_PREFIX', 'CONDA_DEFAULT_ENV', 'VIRTUAL_ENV']);

/** Values are written as they stand, `$PATH` in them is not filled in: with PATH nothing is found any more. */
export const environmentVariableReplaced: Rule = {
  code: 'settings-environment-variable-replaced',
  severity: 'warning',
  find({ conda, definition }) {
    const inSettings = definition.variables.filter(({ name }) => ownVariables.has(name));
    const inConda = conda?.variables.filter(({ name }) => ownVariables.has(name)) ?? [];
    return [
      ...inSettings.map(({ name }): Finding => {
        return { section: 'settings', range: { start: 0, end: 0 }, values: { field: 'variables', name } };
      }),
      ...inConda.map(({ name, range }): Finding => ({ section: 'conda', range, values: { name } })),
    ];
  },
};
