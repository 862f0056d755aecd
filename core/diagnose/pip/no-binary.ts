import type { Rule } from '../rule.ts';

/** Without wheels a package's own build code runs, which the settings must allow. */
export const noBinary: Rule = {
  code: 'pip-no-binary',
  severity: 'error',
  find({ definition, pipLists }) {
    if (definition.allowSourceBuilds) return [];
    return pipLists.flatMap(({ section, list: { options } }) => {
      const given = [
        ...options.noBinary.map((value) => ({ ...value, option: '--no-binary' })),
        ...options.onlyBinary
          .filter(({ text }) => text.includes(':none:'))
          .map((value) => ({ ...value, option: '--only-binary' })),
      ];
      return given.map(({ text, range, option }) => ({ section, range, values: { option: `${option} ${text}` } }));
    });
  },
};
