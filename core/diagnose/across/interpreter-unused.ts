import type { Rule } from '../rule.ts';

/** With conda's Python in the environment, the interpreter of the settings is never asked. */
export const interpreterUnused: Rule = {
  code: 'settings-interpreter-unused',
  severity: 'warning',
  find({ conda, definition: { interpreterPath, userManaged } }) {
    const hasCondaPython = conda?.specs.some(({ spec }) => spec.name === 'python') ?? false;
    if (interpreterPath === '' || userManaged || !hasCondaPython) return [];
    return [
      { section: 'settings', range: { start: 0, end: 0 }, values: { field: 'interpreterPath', interpreterPath } },
    ];
  },
};
